"""Networks of ties in forms that programs for graphs read: one file a format.

Takes a Network; what is a tie elsewhere is an edge here, and an actor a node,
as these programs call them.
"""

from dragoman.exchange.graphs.gexf import write_gexf as write_gexf
from dragoman.exchange.graphs.gexf import write_monthly as write_monthly
from dragoman.exchange.graphs.graphml import write_graphml as write_graphml
from dragoman.exchange.graphs.graphology import write_graphology as write_graphology
from dragoman.exchange.graphs.network import Edge as Edge
from dragoman.exchange.graphs.network import Lasting as Lasting
from dragoman.exchange.graphs.network import Monthly as Monthly
from dragoman.exchange.graphs.network import Network as Network
from dragoman.exchange.graphs.network import Node as Node
