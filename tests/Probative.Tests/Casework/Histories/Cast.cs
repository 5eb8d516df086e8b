using System.Text;

namespace Probative.Tests.Casework.Histories;

/// <summary>
/// Who is in the invented reports, and what they say. Histories that differ in the cast alone must be told
/// alike: names in one place are of one length, so that what they say stands at the same bytes.
/// </summary>
/// <param name="First">One party.</param>
/// <param name="Second">The other one.</param>
/// <param name="Secret">Who is named in the report that is restricted in the end, and in a finding.</param>
internal sealed record Cast(string First, string Second, string Secret)
{
    public const string North = "north.txt";
    public const string Courier = "courier.txt";
    public const string Sealed = "sealed.txt";

    public static readonly Cast Own = new("Amber", "Green", "Zephyrine");

    public Cast Mirrored => this with { First = Second, Second = First };

    public IReadOnlyList<(string Name, string Text)> Reports =>
    [
        (North,
            $"The {First} team reportedly marked two players at the mill on 4 May 2031, "
            + $"«без жодного слова». The {Second} team denies it: nobody was marked. A resident says the "
            + $"{Second} team held the mill in May. It seems that around four players were at the ford."),
        (Courier,
            $"From elsewhere. The {First} team reportedly marked two players at the mill on 4 May 2031, "
            + $"«без жодного слова». The warden allegedly saw the {Second} team fire at the ford. "
            + $"We take it back, says the {First} captain. The {First} team held the ford in June."),
        (Sealed,
            $"{Secret} Ferrier allegedly told that the {First} team killed seven players. "
            + $"{Secret} saw the {Second} team hold the mill. The {First} captain allegedly met {Secret}."),
    ];

    /// <summary>Words of the reports, and the hedge that stands among them.</summary>
    public IReadOnlyList<(string Item, string Quote, string? Hedge)> Passages =>
    [
        (North, $"The {First} team reportedly marked two players at the mill", "reportedly"),
        (North, "nobody was marked", null),
        (North, $"A resident says the {Second} team held the mill in May", null),
        (North, "It seems that around four players were at the ford", "It seems"),
        (Courier, $"The {First} team reportedly marked two players at the mill", "reportedly"),
        (Courier, $"The warden allegedly saw the {Second} team fire at the ford", "allegedly"),
        (Courier, "We take it back", null),
        (Courier, $"The {First} team held the ford in June", null),
        (North, "«без жодного слова»", null),
        (Sealed, $"{Secret} Ferrier allegedly told that the {First} team killed seven players", "allegedly"),
        (Sealed, $"{Secret} saw the {Second} team hold the mill", null),
        (Sealed, $"The {First} captain allegedly met {Secret}", "allegedly"),
    ];

    /// <summary>Chains of speakers, outermost first; of the restricted report the secret one can be in it.
    /// </summary>
    public IReadOnlyList<string> Speakers(string item, int choice) => (choice % 6) switch
    {
        0 => ["a resident"],
        1 => ["Ridge Courier", $"the {First} captain"],
        2 => [$"the {First}  Captain"],
        3 => ["Ridge Courier", $"the {Second} captain"],
        4 => item == Sealed ? [$"{Secret} Ferrier"] : [$"the {Second} captain"],
        _ => item == Sealed ? ["Ridge Courier", $"{Secret}"] : ["Ridge Courier"],
    };

    public byte[] BytesOf(string item) =>
        Encoding.UTF8.GetBytes(Reports.Single(report => report.Name == item).Text);
}
