using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>
/// Runs the examples of docs/spec/json-output.md and compares what comes out. With PROBATIVE_WRITE_SPEC=1
/// it writes what comes out into the page instead, to be read and committed.
/// </summary>
public sealed partial class JsonSpecificationTests : IDisposable
{
    private static readonly string s_page = Path.Combine(Repository.Root, "docs/spec/json-output.md");
    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly CliFolder _cli = new();
    private readonly Dictionary<string, string> _stand = [];

    /// <summary>What later examples name by these words, once an earlier one made it.</summary>
    private readonly Dictionary<string, string> _known = ((string[])
        ["ITEM", "CLAIM", "HOLD", "REQUEST", "TASK", "FINDING", "MATCH"]).ToDictionary(word => word, _ => "");

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Every_example_of_the_page_is_what_the_program_answers()
    {
        _cli.Folder.Write(
            "material/report.txt",
            "A resident said the bridge was reportedly closed on Tuesday. The warden did not answer.\n");
        _cli.Folder.Shell(
            "ln -s /etc/hostname material/link; touch -d '2026-01-31 12:00:00Z' material/report.txt");
        _cli.Folder.Write("photo.png", TestPicture.Png());
        _cli.Folder.Write("copied.png", TestPicture.Png(CompressionLevel.NoCompression));
        using var authority = new TestAuthority();
        _cli.Folder.Write("karst-time-root.pem", File.ReadAllBytes(authority.RootPemPath));
        var page = File.ReadAllText(s_page);
        var casework = new CaseworkNames();
        var examples = 0;
        var answered = Example().Replace(page, example =>
        {
            var script = example.Groups["script"].Value;
            var run = _cli.Run(
                script, [.. _known.Select(one => (one.Key, one.Value)), .. casework.Variables]);
            Assert.True(run.Output.StartsWith('{'), $"{script}: {run.Output}{run.Error}");
            var document = run.Document;
            Learn(script, document["result"]);
            casework.Read(document);
            if (script.StartsWith("probative anchor request", StringComparison.Ordinal))
            {
                var stamped = File.ReadAllBytes(_cli.Folder["checkpoint.tsq"]);
                _cli.Folder.Write("checkpoint.tsr", authority.Reply(stamped));
            }

            examples++;
            var told = JsonSerializer.Serialize(Normal(document), s_readable);
            return $"```sh\n{script}\n```\n\n```json\n{told}\n```";
        });

        Assert.Equal(Example().Count(page), examples);
        Assert.True(examples > 20);
        if (Environment.GetEnvironmentVariable("PROBATIVE_WRITE_SPEC") is not null)
        {
            File.WriteAllText(s_page, answered);
        }
        else Assert.Equal(page, answered);
    }

    private void Learn(string script, JsonNode? result)
    {
        if (result is not JsonObject made) return;

        // The first item is destroyed on the way, with what was read in it: these are later ones.
        var isLater = script.Contains("--vault my-restored-vault", StringComparison.Ordinal);
        if (Is("add") && isLater && made["rows"] is JsonArray taken)
            _known["ITEM"] = (string)taken[0]!["item"]!;
        else if (Is("add material") && _known["ITEM"].Length == 0)
            _known["ITEM"] = (string)made["rows"]![1]!["item"]!;
        if (Is("claim add") && (isLater || _known["CLAIM"].Length == 0))
            _known["CLAIM"] = (string)made["claim"]!["id"]!;
        if (Is("copy list")) _known["MATCH"] = (string)made["rows"]![0]!["id"]!;
        if (Is("hold place")) _known["HOLD"] = (string)made["hold"]!["id"]!;
        if (Is("task add")) _known["TASK"] = (string)made["task"]!["id"]!;
        if (Is("finding draft")) _known["FINDING"] = (string)made["finding"]!["id"]!;
        if (made["destruction"] is { } asked) _known["REQUEST"] = (string)asked!;

        bool Is(string verb) => script.StartsWith($"probative {verb} ", StringComparison.Ordinal);
    }

    private JsonNode? Normal(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member =>
            KeyValuePair.Create(member.Key, Normal(member.Key, member.Value)))),
        JsonArray several => new JsonArray([.. several.Select(Normal)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Normal((string)value!),
        _ => node?.DeepClone(),
    };

    private string Normal(string text)
    {
        text = text.Replace(_cli.Folder.Path, "/home/ira", StringComparison.Ordinal);
        text = Time().Replace(text, "2026-01-31T12:00:00.000Z");
        text = Key().Replace(text, "+1f2e3d4c+AbCd...=");
        text = Thumbprint().Replace(text, "MnOp...");
        text = Recipient().Replace(text, "age1...");
        text = Idle().Replace(text, "Damage to 130000 bytes");
        text = KeptPath().Replace(text, "derivatives/01/$1");
        text = Digest().Replace(text, match => Stand(match.Value, 64));
        text = Id().Replace(text, match => Stand(match.Value, 32));
        return Pseudonym().Replace(text, match => $"{match.Groups[1].Value}-{Stand(match.Value, 3)}");
    }

    /// <summary>The shape of a member, with what differs from run to run replaced.</summary>
    private JsonNode? Normal(string name, JsonNode? value) => name switch
    {
        "text" when value is not null => Shortened(value),

        // How often the log was published in between, and how long paths of this machine are.
        "stale_files" => 0,
        "payload_bytes" => 20_000,

        // Days, by the clock of the test.
        "oldest" or "kept_since" or "before" => "2026-01-31",

        // What an authority answers differs in length, and with it what a backup copies.
        "new_bytes" => 4_000,
        "file_bytes" => 100_000,
        "bytes" when value is not null && (long)value is > 4_200 and < 4_400 => 4_000,
        _ => Normal(value),
    };

    /// <summary>Notes and proofs are told by their first line: the rest is hashes and signatures.</summary>
    private static string Shortened(JsonNode? text) => ((string)text!).Split('\n')[0] + "\n...";

    /// <summary>The same stand-in for the same value, numbered in the order of appearance.</summary>
    private string Stand(string value, int length)
    {
        if (!_stand.TryGetValue(value, out var stand))
        {
            var number = 1 + _stand.Values.Count(taken => taken.Length == length);
            stand = number.ToString("x", CultureInfo.InvariantCulture).PadLeft(length, '0');
            _stand.Add(value, stand);
        }

        return stand;
    }

    [GeneratedRegex("```sh\n(?<script>.*?)\n```\n\n```json\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\\b")]
    private static partial Regex Time();

    [GeneratedRegex("\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{40,}=*")]
    private static partial Regex Key();

    [GeneratedRegex("^[A-Za-z0-9_-]{43}$")]
    private static partial Regex Thumbprint();

    // The folder has the first digits of the digest.
    [GeneratedRegex("derivatives/[0-9a-f]{2}/([0-9a-f]{64})")]
    private static partial Regex KeptPath();

    [GeneratedRegex("\\bage1[0-9a-z]{58}\\b")]
    private static partial Regex Recipient();

    // How full the pages are depends on ids that are drawn.
    [GeneratedRegex("Damage to \\d+ bytes")]
    private static partial Regex Idle();

    [GeneratedRegex("\\b[0-9a-f]{64}\\b")]
    private static partial Regex Digest();

    [GeneratedRegex("\\b[0-9a-f]{32}\\b")]
    private static partial Regex Id();

    [GeneratedRegex("\\b(investigator|member)-[2-9a-z]{6}\\b")]
    private static partial Regex Pseudonym();
}
