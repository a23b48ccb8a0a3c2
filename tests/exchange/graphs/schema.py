"""What GEXF 1.3 asks for of the elements and attributes that are written, as RELAX NG in our own words.

Facts from the format's own grammar (gexf.net, 1.3): which elements stand in
which, in what order, which attributes they must and may have, of which types.
"""

from __future__ import annotations

TYPES = ("integer", "long", "double", "float", "boolean", "string")


def choice(words) -> str:
    return f"<choice>{''.join(f'<value>{word}</value>' for word in words)}</choice>"


DAY = '<data type="date"/>'
TIMES = f'<optional><attribute name="start">{DAY}</attribute></optional><optional><attribute name="end">{DAY}</attribute></optional>'  # noqa: E501
ATTVALUES = f"""
<element name="attvalues"><zeroOrMore><element name="attvalue">
  <attribute name="for"/><attribute name="value"/>{TIMES}
</element></zeroOrMore></element>"""
COLOUR = "".join(f'<attribute name="{part}"><data type="unsignedByte"/></attribute>' for part in "rgb")
VIZ = """<element name="viz:{0}"><attribute name="value"><data type="float"/></attribute></element>"""

GEXF = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="gexf">
  <attribute name="version"><value>1.3</value></attribute>
  <optional><attribute name="xsi:schemaLocation"/></optional>
  <element name="meta"><interleave>
    <element name="creator"><text/></element><element name="description"><text/></element>
  </interleave></element>
  <element name="graph">
    <attribute name="defaultedgetype">{choice(("directed", "undirected", "mutual"))}</attribute>
    <optional><attribute name="idtype">{choice(("integer", "string"))}</attribute></optional>
    <attribute name="mode">{choice(("static", "dynamic", "slice"))}</attribute>
    <optional><attribute name="timeformat">{choice(("integer", "double", "date", "dateTime"))}</attribute></optional>
    <optional><attribute name="timerepresentation">{choice(("interval", "timestamp"))}</attribute></optional>
    {TIMES}
    <zeroOrMore><element name="attributes">
      <attribute name="class">{choice(("node", "edge"))}</attribute>
      <optional><attribute name="mode">{choice(("static", "dynamic"))}</attribute></optional>
      <zeroOrMore><element name="attribute">
        <attribute name="id"/><attribute name="title"/><attribute name="type">{choice(TYPES)}</attribute>
      </element></zeroOrMore>
    </element></zeroOrMore>
    <element name="nodes"><zeroOrMore><element name="node">
      <attribute name="id"/><optional><attribute name="label"/></optional>{TIMES}
      <interleave>
        <optional>{ATTVALUES}</optional>
        <optional><element name="viz:color">{COLOUR}</element></optional>
        <optional>{VIZ.format("size")}</optional>
      </interleave>
    </element></zeroOrMore></element>
    <element name="edges"><zeroOrMore><element name="edge">
      <optional><attribute name="id"/></optional><attribute name="source"/><attribute name="target"/>
      <optional><attribute name="weight"><data type="double"/></attribute></optional>
      <interleave>
        <optional>{ATTVALUES}</optional>
        <optional><element name="spells"><oneOrMore><element name="spell">{TIMES}</element></oneOrMore></element></optional>
        <optional><element name="viz:color">{COLOUR}</element></optional>
        <optional>{VIZ.format("thickness")}</optional>
      </interleave>
    </element></zeroOrMore></element>
  </element>
</element></start>
</grammar>"""  # noqa: E501
