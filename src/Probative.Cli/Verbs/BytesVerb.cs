using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Preservation;

namespace Probative.Cli.Verbs;

/// <summary>`bytes`: the bytes of an item, and what examinations made of it, by digest and place.</summary>
internal sealed class BytesVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var item = new Argument<string>("ITEM")
        {
            Description = "The id of an item, its first four digits, or name:NAME.",
        };
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("bytes", "Tell the bytes of an item and what was made of it: role, digest, place.")
            {
                item, @case, restricted,
            },
            "probative bytes ITEM --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<FindBytes>
            {
                Command = by => new FindBytes
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Sha256 = [],
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var item = result["item"]!.AsObject();
        page.Line($"Item {(string?)item["id"]}, \"{(string?)item["name"]}\"");
        foreach (var row in rows)
        {
            var of = (string?)row["examination"] is { } examination ? $" of {examination}" : "";
            var size = string.Create(CultureInfo.InvariantCulture, $"{row["size_bytes"]} bytes");
            page.Line($"{(string?)row["role"]}{of}: {(string?)row["type"]}, {size}");
            page.Line($"  {(string?)row["path"]}");
        }
    }
}
