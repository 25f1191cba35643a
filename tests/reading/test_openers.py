import pytest

from extractor.reading.openers import known


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("○ 가", "○"),
        ("○가", "○"),
        ("○2022. 9. 준공", "○"),
        ("ㅇ2022. 9. 준공", "ㅇ"),
        ("▶3개소", "▶"),
        ("-위치", "-"),
        ("- 5개소", "-"),
        ("-5.3%", ""),
        ("·5개소", ""),
        ("○○초등학교", ""),
        ("○○ 초등학교", "○○"),
        ("○", ""),
        ("○)", ""),
        ("가", ""),
        ("", ""),
    ],
)
def test_the_mark_of_an_item(text: str, mark: str) -> None:
    assert known().item(text) == mark
