"""The other side of `test_traps`: what is asserted, though words of doubt, denial or intent stand near."""

from __future__ import annotations

import pytest

from tests.claims.expected import missed, sentences

ASSERTED = """
Iran, which could soon face new sanctions, attacked Saudi Arabia on Monday.
    outlet asserts ASSAULT IRN > SAU
After failing to win votes, Russia attacked Ukraine.
    outlet asserts ASSAULT RUS > UKR
Although it denied any role, Iran supplied missiles to Russia.
    outlet asserts AID IRN > RUS
Turkey bombed Syria to stop the rebels.
    outlet asserts ASSAULT TUR > SYR
The United States sent weapons to Ukraine, hoping to end the war.
    outlet asserts AID USA > UKR
Germany's decision to send tanks to Ukraine came after Russia attacked Ukraine.
    outlet asserts ASSAULT RUS > UKR
    never AID
China condemned Japan's plan to release the water.
    outlet asserts ACCUSE CHN > JPN
Israel bombed Lebanon before any talks could begin.
    outlet asserts ASSAULT ISR > LBN
Poland, not Hungary, has sent tanks to Ukraine.
    outlet asserts AID/MOBILIZE POL > UKR
Russia regrets that it attacked Georgia.
    RUS asserts ASSAULT RUS > GEO
The fact that Iran armed the Houthis is well known.
    outlet asserts AID IRN > houthis
Serbia stopped shelling Bosnia in 1995.
    outlet asserts ASSAULT SRB > BIH
No one doubts that Russia attacked Ukraine.
    outlet asserts ASSAULT RUS > UKR
Iraq never forgave Iran for attacking Iraq.
    outlet asserts ASSAULT IRN > IRQ
Pakistan began to shell Afghan villages.
    outlet asserts ASSAULT PAK > AFG
Russia continued to bomb Syria despite the ceasefire.
    outlet asserts ASSAULT RUS > SYR
Azerbaijan did not only attack Armenia; it shelled Karabakh too.
    outlet asserts ASSAULT AZE > ARM
It is true that Norway sold missiles to Poland.
    outlet asserts AID/COOPERATE NOR > POL
It was not until 2015 that Russia bombed Syria.
    outlet asserts ASSAULT RUS > SYR
Few believed it, but Iraq invaded Kuwait.
    outlet asserts ASSAULT IRQ > KWT
The Russian president is visiting China.
    outlet asserts CONSULT RUS > CHN
India and Japan agreed to hold talks.
    outlet asserts AGREE IND = JPN
France helped Mali to defeat the rebels.
    outlet asserts AID FRA > MLI
Iran refuses to recognise Israel.
    outlet asserts REJECT IRN > ISR
The strike that Israel launched against Iran killed ten people.
    outlet asserts ASSAULT ISR > IRN
Egypt is using French jets to bomb Libya.
    outlet asserts ASSAULT EGY > LBY
The rockets that Israel is using to shell Lebanon come from Germany.
    outlet asserts ASSAULT ISR > LBN
"""


@pytest.mark.parametrize(("text", "expected"), sentences(ASSERTED))
def test_asserted(text: str, expected: tuple[str, ...]):
    assert not missed(text, expected)
