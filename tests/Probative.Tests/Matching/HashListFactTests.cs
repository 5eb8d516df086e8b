using Probative.Fingerprints.Copies;
using Probative.Fingerprints.HashLists;
using Probative.Handover.HashLists;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Matching.HashLists;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Matching;

public class HashListFactTests
{
    private static readonly ItemId s_item = new(Id.New());

    private static readonly HashListNear s_near = new()
    {
        Of = "3",
        Sign = HashListSign.Sequence,
        Item = new FilmStretch(2, 7),
        Listed = new FilmStretch(0, 5.033),
        Hashes = 10,
        Among = 12,
        Distance = 4,
        Score = 0.93,
    };

    private static readonly IFact[] s_facts =
    [
        new HashListImported
        {
            List = HashListId.New(),
            From = "Osk office",
            Format = "csv",
            Sha256 = Hash32.Of([1]),
            SizeBytes = 9,
            Entries = 3,
            Poor = 1,
            Faults = 2,
        },
        new HashListMatched
        {
            List = HashListId.New(),
            Item = s_item,
            Print = Hash32.Of([2]),
            Method = HashListComparer.MethodVersion,
            Found = [s_near],
        },
        new HashesExported
        {
            For = "Osk office",
            Reason = "To compare",
            Format = "json",
            Sha256 = Hash32.Of([3]),
            Entries = 4,
            WithNames = false,
            Items = [s_item],
        },
    ];

    [Fact]
    public void Every_field_of_them_stands_in_the_specification()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/spec/facts.md"));
        foreach (var fact in s_facts)
        {
            var row = Assert.Single(
                page, line => line.StartsWith($"| `{fact.Type}` |", StringComparison.Ordinal));
            foreach (var field in FieldsOf(fact))
                Assert.Contains($"`{field.Name}` ", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_near_an_item_goes_with_the_item()
    {
        var fields = FieldsOf(s_facts[1]);
        Assert.Equal(
            ["item", "print", "found"],
            fields.Where(field => field.Subject == s_item.Value).Select(field => field.Name));
    }

    [Fact]
    public void What_is_near_is_read_again_as_it_was_written_and_said_in_a_sentence()
    {
        HashListNear[] all =
        [
            s_near,
            s_near with
            {
                Of = null, Sign = HashListSign.WeakSequence, Hashes = 0, Distance = 40, Score = 0.4,
            },
            s_near with
            {
                Item = default, Listed = null, Sign = HashListSign.Hashes, Score = null, Hashes = 1,
                Among = 1,
            },
        ];
        var json = new Ledger.Facts.JsonValue.List(all.Select(NearForm.Write)).ToString();
        Assert.Equal(all, NearForm.Read(json));
        Assert.Equal(
            [
                "a.mp4 at 2.0-7.0 s: 10 of 12 hashes of the list (of \"3\", 0.0-5.0 s) near, the nearest "
                    + "4 bits away; score 0.93",
                "a.mp4 at 2.0-7.0 s: no hash of the list (0.0-5.0 s) is near, but 12 along one line of time "
                    + "are nearer than chance, the nearest 40 bits away; score 0.40",
                "a.mp4: 1 of 1 hash of the list (of \"3\") near, the nearest 4 bits away",
            ],
            all.Select(near => NearWords.Say(near, "a.mp4")));
        Assert.Null(NearForm.Read("[{\"sign\": \"later\"}]"));
        Assert.Null(NearForm.Read("{}"));
    }

    private static IReadOnlyList<FactField> FieldsOf(IFact fact)
    {
        var fields = new FactFields();
        fact.Write(fields);
        return fields.All;
    }
}
