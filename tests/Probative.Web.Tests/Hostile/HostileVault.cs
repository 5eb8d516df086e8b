using System.Text.Json.Nodes;
using Probative.Tests.Shared;
using Probative.Web.Tests.Api;
using Probative.Web.Tests.Browser;
using Xunit;

namespace Probative.Web.Tests.Hostile;

/// <summary>
/// A vault in which everything that people can name, state or write is of the corpus, served; made once for
/// all tests of the class.
/// </summary>
public sealed class HostileVault : IAsyncLifetime
{
    private readonly Scratch _scratch = new();
    private Served? _served;
    private Script? _script;

    /// <summary>Who sits at it; the name is shown on every page.</summary>
    public static string Member => HostileStrings.All[8] + "\u202e";

    /// <summary>The case that holds the items.</summary>
    public static string CaseName => HostileStrings.All[0] + "\u202e\u05d0";

    public Served Served => _served!;

    internal Script Script => _script!;

    /// <summary>The id of the case.</summary>
    public string Case { get; private set; } = "";

    /// <summary>What was refused while it was made, by code: each is said to whoever asked.</summary>
    public Dictionary<string, int> Refused { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var folder = _scratch["one"];
        await HostileFiles.WriteAsync(_scratch, "one/found");
        _scratch.Write("one/found/sidecar.json", Sidecar().ToJsonString());
        await MakeAsync(folder, "init", "--member", Member, "--recovery-sheet", _scratch["sheet.txt"]);
        await MakeAsync(folder, "case", "open", CaseName, "--purpose", HostileStrings.All[9],
            "--legal-basis", HostileStrings.All[160], "--review-date", "2032-05-01");
        await MakeAsync(folder, "add", "found", "--case", CaseName, "--sidecar", "found/sidecar.json");
        await MakeAsync(folder, "examine", "--case", CaseName);
        await HostileFiles.RemoveAsync(_scratch["one/found"]);
        _served = await Served.OfAsync(folder);
        _script = await Script.OfAsync(_served, Member);
        Case = (string)(await RowsAsync("case-list", []))[0]["id"]!;
        await NameEverythingAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _script?.Dispose();
        if (_served is not null) await _served.DisposeAsync();
        _scratch.Dispose();
    }

    /// <summary>The rows of a command.</summary>
    internal async Task<List<JsonObject>> RowsAsync(string command, JsonObject members) =>
        [.. (await Script.RunAsync(command, members)).Select(line => line["row"]).OfType<JsonObject>()];

    private static JsonArray Sidecar()
    {
        var rows = new JsonArray();

        // A zero character is refused, as a test of the sidecar has it.
        string At(int n) => HostileStrings.Cut(HostileStrings.All[n % HostileStrings.All.Count], 8_000)
            .Replace("\0", "", StringComparison.Ordinal);
        for (var n = 0; n < HostileStrings.All.Count; n++)
        {
            rows.Add(new JsonObject
            {
                ["path"] = "names/" + HostileStrings.FileName(HostileStrings.All[n], n),
                // Conditions that nobody released would stop every handover.
                ["from"] = At(n), ["how"] = At(n + 1), ["conditions"] = n == 0 ? At(2) : null,
                ["consent"] = At(n + 3),
                ["source"] = At(n + 4), ["url"] = At(n + 5), ["time_shown"] = At(n + 6),
                ["seen_by"] = At(n + 7), ["seen_how"] = At(n + 8),
            });
        }

        return rows;
    }

    /// <summary>Members, cases, claims, observations, reasons: each by a string of the corpus.</summary>
    private async Task NameEverythingAsync()
    {
        var few = HostileStrings.Few;
        for (var n = 0; n < few.Count; n++)
        {
            await TryAsync("member-add", new() { ["member_name"] = $"{few[n]} {n}" });
            await TryAsync("case-join", new()
            {
                ["case"] = Case, ["member"] = $"{few[n]} {n}", ["role"] = few[n],
            });
            await TryAsync("case-open", new()
            {
                ["case_name"] = $"{few[n]} {n}", ["purpose"] = few[n], ["legal_basis"] = few[n],
                ["review_date"] = "2032", ["role"] = few[n],
            });
        }

        // Half a character, which JSON can write and no text has.
        await SendAsync("member-add", """{"member_name":"lone \ud800 half"}""");
        await SendAsync("member-add", """{"member_name":"\udc00\ud800 turned"}""");
        var all = HostileStrings.All;
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = 8 };
        await Parallel.ForAsync(0, all.Count, atOnce, async (n, _) =>
        {
            await TryAsync("claim-add", new()
            {
                ["item"] = "name:" + HostileFiles.All, ["case"] = Case, ["quote"] = all[n],
                ["occurrence"] = 1, ["speakers"] = new JsonArray(all[n], all[(n + 1) % all.Count]),
                ["hedges"] = new JsonArray(),
                ["denies"] = n % 2 == 0,
            });
            await TryAsync("observation-add", new()
            {
                ["item"] = "name:" + HostileFiles.Photo, ["case"] = Case, ["text"] = all[n],
                ["kind"] = "seen",
            });
        });
        var first = (await RowsAsync("condition-list", new() { ["case"] = Case, ["limit"] = 5 }))[0]["item"];
        await TryAsync("condition-release", new()
        {
            ["item"] = (string)first!, ["case"] = Case, ["reason"] = few[14],
        });
        await TryAsync("restrict", new()
        {
            ["item"] = "name:" + HostileFiles.Mystery, ["case"] = Case, ["reason"] = few[10],
        });
        await TryAsync("hold-place", new()
        {
            ["what"] = "name:" + HostileFiles.Clip, ["case"] = Case, ["reason"] = few[0],
        });
        for (var n = 0; n < few.Count; n++) await GiveHashesAsync(few[n], n % 2 == 0 ? "csv" : "pdq-text");
    }

    /// <summary>Lists of hashes with the names of the items, out of the case and into it again.</summary>
    private async Task GiveHashesAsync(string text, string format)
    {
        var told = await Script.RunAsync("hashes-export", new()
        {
            ["case"] = Case, ["format"] = format, ["for"] = text, ["reason"] = text, ["with_names"] = true,
            ["with_restricted"] = false,
        });
        if ((string?)told[^1]["result"]?["table"] is not { } list) return;
        await TryAsync("hashes-import", new()
        {
            ["case"] = Case, ["from"] = text, ["with_restricted"] = false,
            ["list"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(list)),
        });
    }

    /// <summary>It is recorded, or refused with a code that says why: never a fault of the server.</summary>
    private Task TryAsync(string command, JsonObject members) => SendAsync(command, members.ToJsonString());

    private async Task SendAsync(string command, string members)
    {
        using var request = Script.Post($"/api/v1/commands/{command}", members);
        using var answer = await Script.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, $"{command} {(int)answer.StatusCode} {text}");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var said = JsonNode.Parse(line)!;
            var code = (string?)said["code"] ?? (string?)said["problem"]?["code"];
            if (code is null) continue;
            lock (Refused) Refused[$"{command} {code}"] = Refused.GetValueOrDefault($"{command} {code}") + 1;
        }
    }

    private static async Task MakeAsync(string folder, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(folder, [.. arguments, "--json"]);

        // What could not be read in a hostile file is recorded, and the command ends with 4.
        Assert.True(run.Exit is 0 or 4, run.Output + run.Error);
    }
}
