"""Sentences in which a program that looks for words would see deeds that nobody says were done.

Under each stand the claims that must be made of it and the types that must not be asserted (`expected`).
"""

from __future__ import annotations

import pytest

from tests.claims.expected import missed, sentences

TRAPS = """
# Denials, also those of a charge, and told by somebody else

Iran denied supplying missiles to Russia.
    IRN denies AID IRN > RUS
    never AID
Moscow denies that its forces shelled Ukrainian villages.
    RUS denies ASSAULT RUS > UKR
    never ASSAULT
Pakistan has repeatedly denied arming the Taliban.
    PAK denies AID PAK > taliban
    never AID
"We have not sent any drones to Russia," the Iranian foreign minister said.
    IRN denies AID IRN > RUS
    never AID
The Courier reported that Iran had denied supplying missiles to Russia.
    IRN denies AID IRN > RUS
    never AID
Ukraine said Russia attacked Poland, which Moscow denied.
    UKR asserts ASSAULT RUS > POL
    RUS denies ASSAULT RUS > POL
    outlet never ASSAULT
Armenia accused Turkey of shelling an Armenian village, which Ankara denied.
    outlet asserts ACCUSE ARM > TUR
    ARM asserts ASSAULT TUR > ARM
    TUR denies ASSAULT TUR > ARM
    outlet never ASSAULT
Armenia accused Azerbaijan of shooting down its jet, which Baku denied.
    ARM asserts ASSAULT AZE > ARM
The Kremlin rejected claims that it had bought drones from Tehran.
    RUS denies AID/COOPERATE IRN > RUS
    never AID COOPERATE
Jordan dismissed as baseless the allegation that it had shelled Syrian villages.
    JOR denies ASSAULT JOR > SYR
    never ASSAULT
Saudi Arabia rejected Iranian accusations that its jets had bombed the Iranian embassy in Sanaa.
    SAU denies ASSAULT SAU > IRN
    IRN asserts ASSAULT SAU > IRN
    outlet never ASSAULT
India refuted Pakistan's claim that Indian troops had fired on Pakistani soldiers.
    IND denies ASSAULT IND > PAK
    PAK asserts ASSAULT IND > PAK
    outlet never ASSAULT
South Korea said reports that it had sold shells to Ukraine were false.
    KOR denies AID/COOPERATE KOR > UKR
    never AID COOPERATE
Iran called American accusations that it had attacked tankers a lie.
    IRN denies ASSAULT IRN > USA
    USA asserts ASSAULT IRN > USA
    outlet never ASSAULT
Iran called the accusation that it had armed the Houthis baseless.
    IRN denies AID IRN > houthis
    never AID
Syria has never acknowledged bombing Turkish positions.
    SYR denies ASSAULT SYR > TUR
    never ASSAULT
There is no evidence that Iran attacked Saudi Arabia.
    outlet denies ASSAULT IRN > SAU
    never ASSAULT
The Pentagon said it had seen no evidence that China was arming Russia.
    USA denies AID CHN > RUS
    never AID
It is not true that Poland has sent troops to Ukraine.
    outlet denies AID/MOBILIZE POL > UKR
    never AID MOBILIZE

# Neither said nor denied

China did not deny selling weapons to Russia.
    CHN hedges AID/COOPERATE CHN > RUS
    never AID COOPERATE
Israel neither confirmed nor denied bombing the Syrian factory.
    ISR hedges ASSAULT ISR > SYR
    never ASSAULT
Russia denied that it had refused to meet Ukrainian negotiators.
    RUS denies REJECT RUS > UKR
    never REJECT CONSULT
The minister did not say that Russia had attacked Poland.
    outlet never ASSAULT

# Negation and how far it reaches

Russia did not attack Ukraine.
    outlet denies ASSAULT RUS > UKR
    never ASSAULT
No country has recognised the annexation.
    never SUPPORT CONCEDE
Neither Washington nor London has recognised the Taliban.
    outlet denies SUPPORT/CONCEDE USA > taliban
    outlet denies SUPPORT/CONCEDE GBR > taliban
    never SUPPORT CONCEDE
Israel has never attacked Jordan.
    outlet denies ASSAULT ISR > JOR
    never ASSAULT
Germany sent no tanks to Ukraine.
    outlet denies AID/MOBILIZE DEU > UKR
    never AID MOBILIZE
Israel withdrew its planes without attacking Iran.
    outlet denies ASSAULT ISR > IRN
    never ASSAULT
Instead of attacking Iran, Israel sent an envoy to Washington.
    never ASSAULT
North Korea no longer talks to South Korea.
    outlet denies CONSULT PRK = KOR
    never CONSULT
France has yet to recognise Kosovo.
    outlet denies SUPPORT/CONCEDE FRA > XKX
    never SUPPORT CONCEDE
Russia is far from withdrawing its troops from Ukraine.
    never RETREAT
Not only did Russia attack Ukraine, it also shelled Moldova.
    outlet asserts ASSAULT RUS > UKR
    outlet asserts ASSAULT RUS > MDA
Romania has ruled out sending troops to Ukraine.
    outlet denies AID/MOBILIZE ROU > UKR
    never AID MOBILIZE
Romania has not ruled out sending troops to Ukraine.
    outlet hedges/expects AID/MOBILIZE ROU > UKR
    never AID MOBILIZE
Washington does not believe that Iran attacked Saudi Arabia.
    USA denies ASSAULT IRN > SAU
    never ASSAULT

# Implicatives

Russia failed to seize Ukraine's main port.
    outlet denies COERCE/ASSAULT RUS > UKR
    never COERCE ASSAULT
Ukraine managed to sink a Russian cruiser.
    outlet asserts ASSAULT UKR > RUS
Iran refused to meet American negotiators.
    outlet denies CONSULT IRN = USA
    never CONSULT
The United States stopped short of accusing Iran.
    outlet denies ACCUSE USA > IRN
    never ACCUSE
Egypt did not hesitate to condemn Israel.
    outlet asserts ACCUSE EGY > ISR
Brazil declined to condemn Russia.
    outlet denies ACCUSE BRA > RUS
    never ACCUSE
China has refrained from criticising Russia.
    outlet denies ACCUSE CHN > RUS
    never ACCUSE
Iran prevented Iraq from attacking Kuwait.
    outlet denies ASSAULT IRQ > KWT
    never ASSAULT
North Korea tried to bomb South Korean warships.
    outlet hedges ASSAULT PRK > KOR
    never ASSAULT
Hungary dropped its plan to block aid to Ukraine.
    never AID SANCTION COERCE

# What may be or may have been

Russia may attack Ukraine.
    outlet hedges ASSAULT RUS > UKR
    never ASSAULT
Iran could supply missiles to Hezbollah.
    outlet hedges AID IRN > hezbollah
    never AID
China might have armed Russia.
    outlet hedges AID CHN > RUS
    never AID
Israel probably bombed the Syrian factory.
    outlet hedges ASSAULT ISR > SYR
    never ASSAULT
Syrian forces appear to have shelled Turkish positions.
    outlet hedges ASSAULT SYR > TUR
    never ASSAULT
Saudi Arabia is considering bombing Yemen.
    outlet hedges ASSAULT SAU > YEM
    never ASSAULT
Russia is unlikely to attack Finland.
    outlet denies ASSAULT RUS > FIN
    never ASSAULT
Fears grew that Russia would attack Moldova.
    never ASSAULT
The alleged Iranian attack on Saudi Arabia shocked the region.
    unspecified hedges ASSAULT IRN > SAU
    never ASSAULT
Russia is believed to have bombed the Georgian town.
    unspecified hedges ASSAULT RUS > GEO
    never ASSAULT
Iran reportedly sent drones to Russia.
    unspecified hedges AID IRN > RUS
    never AID

# Conditions

If Russia attacks, NATO will respond.
    never ASSAULT
Iran would attack Israel if it were provoked.
    outlet supposes ASSAULT IRN > ISR
    never ASSAULT
Unless Iran gives way, Israel will bomb Iran.
    outlet supposes ASSAULT ISR > IRN
    never ASSAULT
Had Serbia invaded Kosovo, NATO would have bombed Serbia.
    outlet supposes ASSAULT SRB > XKX
    outlet supposes ASSAULT nato > SRB
    never ASSAULT
Should China invade Taiwan, the United States would defend it.
    outlet supposes ASSAULT CHN > TWN
    never ASSAULT AID
Russia said it would attack Poland only if Poland armed Ukraine.
    RUS supposes ASSAULT RUS > POL
    never ASSAULT AID

# Questions

Did Israel bomb the Syrian airport?
    outlet supposes ASSAULT ISR > SYR
    never ASSAULT
Will Russia invade Moldova?
    outlet supposes ASSAULT RUS > MDA
    never ASSAULT
The question is whether China will arm Russia.
    outlet supposes AID CHN > RUS
    never AID
Officials asked whether Pakistan had sheltered the Taliban.
    never AID
It remains unclear whether Iran shot down the American drone.
    outlet hedges/supposes ASSAULT IRN > USA
    never ASSAULT

# Plans, promises, threats, demands

Turkey will send troops to Libya.
    outlet expects AID/MOBILIZE TUR > LBY
    never AID MOBILIZE
The Russian president plans to visit China.
    outlet expects CONSULT RUS > CHN
    never CONSULT
Germany promised to send tanks to Ukraine.
    DEU expects AID/MOBILIZE DEU > UKR
    never AID MOBILIZE
Israel vowed to retaliate against Iran.
    never ASSAULT
Turkey threatened to attack Syria.
    never ASSAULT
The general ordered his troops to attack Georgia.
    never ASSAULT
Ukraine demanded that Russia withdraw its troops.
    outlet asserts REQUEST UKR > RUS
    never RETREAT
Syria asked Iran to send troops.
    outlet asserts REQUEST SYR > IRN
    never AID MOBILIZE
American senators called for sanctions against Turkey.
    never SANCTION
The United States must lift its sanctions on Cuba.
    never CONCEDE RETREAT
Poland hopes to buy tanks from South Korea.
    never AID COOPERATE
India's planned purchase of Russian missiles angered Washington.
    never AID COOPERATE

# An accusation is an act of its own, its content another claim

Ukraine accused Russia of attacking Ukrainian ships.
    outlet asserts ACCUSE UKR > RUS
    UKR asserts ASSAULT RUS > UKR
    outlet never ASSAULT
The United States blamed Iran for the attack on Saudi Arabia.
    outlet asserts ACCUSE USA > IRN
    USA asserts ASSAULT IRN > SAU
    outlet never ASSAULT
According to Ukraine, Russia attacked Poland.
    UKR asserts ASSAULT RUS > POL
    outlet never ASSAULT
Lebanon condemned Israel's attack on Syria.
    outlet asserts ACCUSE LBN > ISR
    LBN asserts ASSAULT ISR > SYR

# What is cut, cancelled, foiled or lifted

The United States cut military aid to Pakistan.
    outlet asserts SANCTION USA > PAK
    never AID
Germany suspended aid to Mali.
    outlet asserts SANCTION DEU > MLI
    never AID
Russia stopped supplying gas to Poland.
    outlet asserts SANCTION RUS > POL
    never AID COOPERATE
China lifted its sanctions on Lithuania.
    outlet asserts CONCEDE/RETREAT CHN > LTU
    never SANCTION
Talks between Iran and Saudi Arabia were cancelled.
    never CONSULT
A planned meeting between Greek and Turkish officials did not take place.
    outlet denies CONSULT GRC = TUR
    never CONSULT
Iran rejected the idea of talks with the United States.
    outlet asserts REJECT IRN > USA
    never CONSULT
Danish police foiled an Iranian attack.
    never ASSAULT
"""


@pytest.mark.parametrize(("text", "expected"), sentences(TRAPS))
def test_trap(text: str, expected: tuple[str, ...]):
    assert not missed(text, expected)
