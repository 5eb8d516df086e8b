using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Tests.Handover.Support;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>
/// Takes the walk of the README to the letter: with the files of the sample case, and with the report and
/// the real files that lie beside the repository, where they do.
/// </summary>
public sealed partial class WalkTests
{
    /// <summary>The script of the README in two parts: what one starts from, and the walk.</summary>
    private static readonly string[] Readme =
    [
        .. ShellBlocks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
            .Select(block => block.Groups[1].Value),
    ];

    [Fact]
    public async Task The_walk_with_the_sample_case()
    {
        using var folder = new CliFolder();
        folder.Folder.Shell($"mkdir samples && cp -r '{Repository.Root}/samples/texts' samples/texts");
        var report = await File.ReadAllBytesAsync(
            folder.Folder["samples/texts/report-en-01.txt"], TestContext.Current.CancellationToken);

        await WalkAsync(folder, Readme[0], report, "report-en-01.txt", "chat-export.json");
    }

    [Fact]
    public async Task The_walk_with_a_real_report_and_real_files()
    {
        var shared = Path.GetFullPath(Path.Combine(Repository.Outside("klv-dji"), "../.."));
        var ct = TestContext.Current.CancellationToken;
        using var folder = new CliFolder();
        folder.Folder.Shell($"""
            mkdir material
            cp '{shared}/seed/article.txt' material/
            cp '{shared}'/data/klv-dji/ts-real/*.ts '{shared}'/data/klv-dji/dji-srt/*.[sS][rR][tT] material/
            mkdir material/photographs material/archives
            find '{shared}/data/exif-quicktime' -type f -iname '*.jpg' \
                -exec cp '{"{}"}' material/photographs/ ';'
            find '{shared}/data/warc-wacz' -type f -name '*.wa*' -exec cp '{"{}"}' material/archives/ ';'
            chmod -R u+w material
            """);
        var gold = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(shared, "seed/gold.json"), ct))!;
        var claims = gold["claims"]!.AsArray()
            .Where(claim =>
                claim!["hedges"]!.AsArray().Count > 0 && claim["asserted_by"]!.AsArray().Count > 1)
            .ToList();
        var (first, second) = (claims[0]!, claims[^1]!);
        Assert.NotSame(first, second);
        var start = new StringBuilder("material=material report=article.txt stays=aphill_klv_10s.ts\n");
        foreach (var (claim, at) in new[] { (first, 1), (second, 2) })
        {
            var speaker = gold["actors"]!.AsArray()
                .Single(actor => (string)actor!["id"]! == (string)claim["asserted_by"]![1]!)!;
            start.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"passage_{at}={Quoted(claim["span"]!["quote"])} speaker_{at}={Quoted(speaker["label"])} ");
            start.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"hedge_{at}={Quoted(claim["hedges"]![0]!["quote"])}\n");
        }

        var report = await File.ReadAllBytesAsync(folder.Folder["material/article.txt"], ct);
        var recorded = await WalkAsync(
            folder, start.ToString(), report, "article.txt", "aphill_klv_10s.ts");

        // The gold counts UTF-16 units, the product counts bytes; the article has curly quotation marks.
        var text = Encoding.UTF8.GetString(report);
        Assert.Equal(
            new[] { first, second }.Select(claim => (long)Encoding.UTF8.GetByteCount(
                text.AsSpan(0, (int)claim["span"]!["start"]!))),
            recorded.Select(claim => (long)claim["start"]!));
    }

    /// <summary>The two claims that the walk recorded, by their place in the case.</summary>
    private static async Task<IReadOnlyList<JsonNode>> WalkAsync(
        CliFolder folder, string start, byte[] report, string name, string withheld)
    {
        Assert.Equal(2, Readme.Length);
        var digest = Sha256(folder, withheld);
        folder.Link("probative-check", Path.Combine(Repository.Root, "out", "probative-check"));
        Assert.SkipUnless(
            File.Exists(Path.Combine(Repository.Root, "out", "probative-check")),
            "out/probative-check is not built (./run --build).");
        var walk = folder.Run($"set -eu\n{start}\n{Readme[1]}");
        TestContext.Current.TestOutputHelper?.WriteLine(walk.Output + walk.Error);
        Assert.True(walk.ExitCode == 0, walk.Output + walk.Error);

        // The third check, by a browser that has no network, and what any system brings for bags.
        var package = folder.Folder["package"];
        var key = (await File.ReadAllTextAsync(
            folder.Folder["vault/log/vkey"], TestContext.Current.CancellationToken)).Trim();
        Assert.Equal(0, await ThreeChecks.BrowserAsync(package, key) ?? 0);
        Assert.Equal(5, await ThreeChecks.BrowserAsync(package, null) ?? 5);
        Assert.Equal(0, folder.Run(
            "cd package && sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt").ExitCode);

        Assert.Empty(Searcher.Find(Told(package), digest, withheld, "Exercise desk"));
        Assert.Empty(Searcher.Find(Told(folder.Folder["vault/log"]), digest, withheld, name));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(package, "*", SearchOption.AllDirectories),
            file => file.Contains(digest, StringComparison.OrdinalIgnoreCase));

        (string, string)[] variables =
            [("PROBATIVE_VAULT", "vault"), ("PROBATIVE_PASSPHRASE", "correct horse battery staple")];
        var claims = folder.Run("probative list claims --case 'Lower Osk' --json", variables).Document;
        var rows = claims["result"]!["rows"]!.AsArray();
        Assert.Equal(2, rows.Count);
        foreach (var passage in rows)
        {
            var (from, to) = ((int)passage!["start"]!, (int)passage["end"]!);
            Assert.Equal((string)passage["quote"]!, Encoding.UTF8.GetString(report.AsSpan(from..to)));
        }

        // The report lay in the folder and came once more: one item.
        var items = folder.Run($"probative list items --case 'Lower Osk' --name '{name}' --json", variables);
        Assert.Single(items.Document["result"]!["rows"]!.AsArray());
        return [.. rows.Select(row => row!)];
    }

    private static string Sha256(CliFolder folder, string name)
    {
        var file = Directory.EnumerateFiles(folder.Folder.Path, name, SearchOption.AllDirectories).First();
        return Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
    }

    /// <summary>What a folder tells beside the bytes of the chosen items.</summary>
    private static IEnumerable<KeyValuePair<string, byte[]>> Told(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/data/items/", StringComparison.Ordinal))
            .Select(file => KeyValuePair.Create(
                Path.GetRelativePath(folder, file), File.ReadAllBytes(file)));

    private static string Quoted(JsonNode? text) =>
        "'" + ((string)text!).Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlocks();
}
