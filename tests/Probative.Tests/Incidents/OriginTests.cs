using CsCheck;
using Probative.Incidents.Origins;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>At most N independent origins: by bytes, by wording, by speakers (invariant 10).</summary>
public sealed class OriginTests
{
    private const string Paragraph =
        "A resident of Lower Osk said the bridge was reportedly closed on Tuesday, and that the ferry of the "
        + "Green team went twice as often as on other days.";

    private static readonly string[] s_words =
        ["bridge", "closed", "ferry", "harbour", "ridge", "green", "team", "osk", "lower", "day"];

    private static readonly Gen<string> AnyText =
        Gen.Int[0, 9].Array[0, 24].Select(words => string.Join(' ', words.Select(at => s_words[at])));

    private static readonly Gen<Testimony> AnyTestimony = Gen.Select(
        Gen.Byte[0, 12], Gen.Byte[0, 12], AnyText, Gen.Byte[0, 12], Gen.Bool).Select(
        (bytes, passage, text, speaker, isWhole) => new Testimony(
            ClaimId.New(),
            isWhole ? Hash32.Of([bytes]) : null,
            isWhole ? $"passage {passage}" : null,
            isWhole ? text : null,
            speaker == 0 ? null : $"speaker {speaker}"));

    private static readonly Gen<Testimony[]> Several = AnyTestimony.Array[1, 14];

    [Fact]
    public void A_copy_never_makes_another_origin() =>
        Gen.Select(Several, AnyTestimony, Gen.Int[0, 3], Gen.Int[0, 13]).Sample(
            (testimonies, other, rule, at) =>
            {
                var original = testimonies[at % testimonies.Length];

                // By one of the four, and otherwise as unlike as it comes.
                var copy = rule switch
                {
                    0 => other with { Sha256 = original.Sha256 },
                    1 => other with { Passage = original.Passage },
                    2 => other with { Surroundings = $"Quoted again. {original.Surroundings}, it says." },
                    _ => other with { LastSpeaker = original.LastSpeaker?.ToUpperInvariant() },
                };
                var isCopy = rule switch
                {
                    0 => original.Sha256 is not null,
                    1 => original.Passage is not null,
                    2 => original.Surroundings is { } text
                        && Shingles.Of(text).Count >= Shingles.CountMin,
                    _ => original.LastSpeaker is not null,
                };
                var (before, after) = (Count(testimonies), Count([.. testimonies, copy]));
                return isCopy ? after <= before : after <= before + 1;
            },
            iter: 2_000);

    [Fact]
    public void In_whatever_order_claims_come_there_are_as_many_origins_and_each_claim_is_in_one() =>
        Gen.Select(Several, Gen.Int).Sample(
            (testimonies, seed) =>
            {
                var shuffled = testimonies.ToArray();
                new Random(seed).Shuffle(shuffled);
                var origins = OriginFinder.Find(testimonies);
                var again = OriginFinder.Find(shuffled);
                Assert.Equal(Sets(origins), Sets(again));
                Assert.Equal(
                    testimonies.Select(one => one.Claim.ToString()).Order(),
                    origins.SelectMany(origin => origin.Claims).Select(id => id.ToString()).Order());

                // Each claim but the first of an origin is there for a reason.
                Assert.All(origins, origin => Assert.Equal(origin.Claims.Count - 1, origin.Because.Count));
            },
            iter: 1_000);

    [Fact]
    public void A_copied_paragraph_counts_once_and_another_one_does_not()
    {
        var original = Told(Paragraph, "a resident");
        var copied = Told("EXCLUSIVE: " + Paragraph.ToUpperInvariant() + " More follows.", "our reporter");
        var taken = Told(
            "said the bridge was reportedly closed on Tuesday, and that the ferry", "a caller");
        var other = Told(
            "The harbour office keeps a book in which each closing of a bridge is written down.",
            "the office");
        var bond = Assert.Single(Assert.Single(OriginFinder.Find([original, copied])).Because);
        Assert.Equal(OriginRule.SameWording, bond.Rule);
        Assert.Equal(bond.Of, bond.Shared);
        Assert.Single(OriginFinder.Find([original, taken]));
        Assert.Equal(2, OriginFinder.Find([original, other]).Count);

        // Eight words in a row are needed before wording tells anything.
        Assert.Equal(2, OriginFinder.Find([
            Told("the bridge was closed on Tuesday", "a"), Told("the bridge was closed on Tuesday", "b"),
        ]).Count);
    }

    [Fact]
    public void What_is_joined_through_others_is_one_origin_and_what_is_not_known_joins_nothing()
    {
        var bytes = Hash32.Of([1]);
        Testimony[] chain =
        [
            new(ClaimId.New(), bytes, "one", null, "a resident"),
            new(ClaimId.New(), bytes, "two", null, "the  Harbour Office"),
            new(ClaimId.New(), Hash32.Of([2]), "three", null, "the harbour office"),
            new(ClaimId.New(), Hash32.Of([3]), "three", null, "a caller"),
        ];
        var origin = Assert.Single(OriginFinder.Find(chain));
        Assert.Equal(
            [OriginRule.SameItem, OriginRule.SamePassage, OriginRule.SameSpeaker],
            origin.Because.Select(bond => bond.Rule));
        Testimony[] unknown =
        [
            new(ClaimId.New(), null, null, null, null), new(ClaimId.New(), null, null, null, null),
            new(ClaimId.New(), null, "", "", " "), new(ClaimId.New(), null, "", "", ""),
        ];
        Assert.Equal(4, OriginFinder.Find(unknown).Count);
        Assert.Empty(OriginFinder.Find([]));
    }

    [Fact]
    public void Words_that_are_no_text_break_nothing()
    {
        var numbers = string.Join(' ', Enumerable.Range(0, 20));
        var odd = Told("\ud800 \uffff a\u0301 ﬁ ① " + numbers, "\udc00");
        Assert.Single(OriginFinder.Find([odd, odd with { Claim = ClaimId.New(), LastSpeaker = null }]));
    }

    [Fact]
    public void The_surroundings_of_a_quote_are_its_line()
    {
        var text = "first line\nthe bridge was closed\r\nlast"u8;
        Assert.Equal("the bridge was closed", TestimonyReader.LineAround(text, 15, 21));
        Assert.Equal("first line\nthe bridge was closed", TestimonyReader.LineAround(text, 6, 15));
        Assert.Equal("last", TestimonyReader.LineAround(text, text.Length - 4, text.Length));
        Assert.Equal("first line", TestimonyReader.LineAround(text, 0, 0));
    }

    [Fact]
    public async Task An_incident_tells_at_most_how_many_origins_its_claims_have_and_why()
    {
        await using var desk = await CaseDesk.CreateAsync(
            ("courier.txt", $"Velmark Courier, Saturday\n{Paragraph}\nWeather: rain."),
            ("ridge.txt", $"Ridge Post\n\n{Paragraph} The editors.\n"),
            ("office.txt", "The harbour office wrote that no bridge was open that week.\n"));
        var incident = await desk.IncidentAsync();
        string[] claims =
        [
            await desk.ClaimAsync("courier.txt", "reportedly closed", by: ["Velmark Courier", "a resident"]),
            await desk.ClaimAsync("ridge.txt", "closed on Tuesday", by: ["Ridge Post"]),
            await desk.ClaimAsync("office.txt", "no bridge was open", by: ["the harbour office"]),
        ];
        foreach (var claim in claims) await desk.LinkAsync(claim, "about", incident);
        var origins = CaseDesk.Origins(await desk.ShowAsync(incident));
        Assert.Equal("at most 2 independent origins", (string?)origins["says"]);
        Assert.Equal((2, 3), ((int)origins["at_most"]!, (int)origins["claims"]!));
        Assert.Equal(0, (int)origins["without_text"]!);
        Assert.Equal("same-wording", (string?)origins["origins"]![0]!["because"]![0]!["rule"]);
        Assert.Equal(0, (int)CaseDesk.Origins(await desk.ShowAsync(incident), "denials")["at_most"]!);
    }

    private static Testimony Told(string surroundings, string speaker) => new(
        ClaimId.New(), null, ClaimId.New().ToString(), surroundings, speaker);

    private static int Count(IReadOnlyList<Testimony> testimonies) => OriginFinder.Find(testimonies).Count;

    private static List<string> Sets(IReadOnlyList<Origin> origins) =>
    [
        .. origins.Select(origin => string.Join(',', origin.Claims.Select(id => id.ToString()).Order()))
            .Order(StringComparer.Ordinal),
    ];
}
