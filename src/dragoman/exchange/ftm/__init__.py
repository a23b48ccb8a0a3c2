"""FollowTheMoney, the form of Aleph, OpenAleph and OpenSanctions: its entities in, and out; needs none of its code."""

from dragoman.exchange.ftm.reading import read_entities as read_entities
from dragoman.exchange.ftm.writing import Batch as Batch
from dragoman.exchange.ftm.writing import entities_of_claims as entities_of_claims
from dragoman.exchange.ftm.writing import entities_of_documents as entities_of_documents
from dragoman.exchange.ftm.writing import entities_of_events as entities_of_events
from dragoman.exchange.ftm.writing import write_entities as write_entities
from dragoman.exchange.ftm.writing import write_statements as write_statements
