using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>
/// A year of an archivist, as it is typed: the yearly fixity run finds a file that rotted, which a backup
/// has; somebody withdraws consent, and what they gave is erased by two members; everything else verifies as
/// before, the package of last year too, and a backup brings nothing back.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ArchivistJourneyTests : IDisposable
{
    private const string Words = "The marquee was taken down on Thursday.";

    private static readonly (string Name, string Value)[] s_variables =
        [("PROBATIVE_VAULT", "v"), ("PROBATIVE_MEMBER", "Ira Karst")];

    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_year_of_keeping_ends_with_a_record_that_says_what_is_gone()
    {
        var check = Path.Combine(Repository.Root, "out", "probative-check");
        Assert.SkipUnless(File.Exists(check), "out/probative-check is not built (./run --build).");
        _cli.Link("probative-check", check);
        TakeIn();
        Done("probative handover C --to 'the court' --purpose disclosure --select all --out package-1");
        Done("probative backup b --keys keys-1.json");

        // Fixity: sound, then a bit of one file is another, and the file is named.
        Done("probative check");
        var rotten = Flip();
        var fixity = _cli.Run("probative check --json", s_variables);
        Assert.Equal(1, fixity.ExitCode);
        Assert.Contains(rotten, Problems(fixity));
        Done($"cp --remove-destination b/{rotten} v/{rotten}");
        Done("probative check");

        // Consent is withdrawn; one asks, another approves; a hold would have stopped it.
        var item = ItemNamed("given.txt");
        var hold = Done("probative hold place C --reason 'The exercise court asked'");
        Assert.Equal(2, Run($"probative destroy {item} --reason 'Consent withdrawn'").ExitCode);
        Done($"probative hold release {hold["hold"]!["id"]} --reason 'The exercise court answered'");
        Assert.NotEmpty(FilesWith("v", Words));
        var asked = Done($"probative destroy {item} --reason 'Consent withdrawn'");
        Assert.Equal(2, Run($"probative destroy approve {asked["destruction"]}").ExitCode);
        Done($"probative destroy approve {asked["destruction"]} --as 'Ola Nordby'");
        Assert.Empty(FilesWith("v", Words));

        // The tombstone stands, the rest verifies, and so does what was handed over before.
        Done("probative check");
        Assert.Contains("ItemDestroyed", _cli.Run("probative log --case C", s_variables).Output);
        Assert.Equal(3, (int)Done("probative list items --case C")["count"]!);
        Done("probative handover C --to 'the court' --purpose disclosure --select all --out package-2");
        foreach (var package in (string[])["package-1", "package-2"])
        {
            var verified = _cli.Run($"probative-check {package} --key \"$(cat v/log/vkey)\"");
            Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
        }

        ChangeTheKeysThatSign();

        // The next backup loses it too; what is restored is sound, and signs nothing before it was shown what
        // was published last.
        Done("probative backup b --keys keys-2.json");
        Assert.Empty(FilesWith("b", Words));
        Done("probative restore b --to r --keyring keys-2.json");
        Done("probative check --vault r");
        const string write = "probative case open D --purpose p --legal-basis l --review-date 2028 --vault r";
        Assert.Equal(3, Run(write).ExitCode);
        Done("probative restore confirm --checkpoint v/log/checkpoint --vault r");
        Done(write);
    }

    /// <summary>Whoever has the old key or an old checkpoint can go on to the next package.</summary>
    private void ChangeTheKeysThatSign()
    {
        Done("cp v/log/vkey old.vkey");
        Done("probative keys log");
        Done("probative keys handover");
        Done("probative log keys --proof next.tlog-proof");
        Done("probative handover C --to 'the court' --purpose disclosure --select all --out package-3");
        Done("probative check");

        // The proof ends with the checkpoint that both keys signed.
        Done("sed '1,/^$/d' next.tlog-proof > both.checkpoint");
        var proved = _cli.Run("probative-check next.tlog-proof --key old.vkey");
        Assert.True(proved.ExitCode == 0, proved.Output + proved.Error);
        Assert.Contains(File.ReadAllText(_cli.Folder["v/log/vkey"]).Trim(), proved.Output);
        foreach (var known in (string[])["package-2/ledger/checkpoint", "both.checkpoint"])
        {
            var verified = _cli.Run($"probative-check package-3 --key v/log/vkey --known {known}");
            Assert.True(verified.ExitCode == 0, known + verified.Output + verified.Error);
        }

        Assert.Equal(1, _cli.Run("probative-check package-3 --key old.vkey").ExitCode);
        Assert.Equal(0, _cli.Run("probative-check package-2 --key old.vkey").ExitCode);
    }

    private void TakeIn()
    {
        _cli.Folder.Write("m/given.txt", Words);
        foreach (var name in (string[])["one", "two", "three"])
            _cli.Folder.Write($"m/{name}.txt", $"Notes about the {name} tent.");
        var made = _cli.Run("""
            probative init v --member 'Ira Karst' --no-passphrase understood &&
            probative case open C --purpose training --legal-basis none --review-date 2027 --vault v &&
            probative member add 'Ola Nordby' --vault v --as 'Ira Karst' &&
            probative case join C --member 'Ola Nordby' --vault v --as 'Ira Karst' &&
            probative add m --case C --vault v --as 'Ira Karst'
            """);
        Assert.True(made.ExitCode == 0, made.Output + made.Error);
    }

    private CliRun Run(string command) => _cli.Run(command + " --json", s_variables);

    private JsonObject Done(string command)
    {
        var isProgram = command.StartsWith("probative", StringComparison.Ordinal);
        var run = isProgram ? Run(command) : _cli.Run(command, s_variables);
        Assert.True(run.ExitCode == 0, $"{command}: {run.ExitCode} {run.Output}{run.Error}");
        return isProgram ? run.Document["result"]!.AsObject() : [];
    }

    private string ItemNamed(string name) =>
        (string)Done("probative list items --case C")["rows"]!.AsArray()
            .First(row => (string)row!["name"]! == name)!["id"]!;

    /// <summary>
    /// Flips a bit in the first item that is not to be destroyed; returns its path in the vault.
    /// </summary>
    private string Flip()
    {
        var path = Directory.EnumerateFiles(_cli.Folder["v/items"], "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).First(file => !File.ReadAllText(file).Contains(Words));
        TempFolder.Flip(path, 3);
        return Path.GetRelativePath(_cli.Folder["v"], path);
    }

    private static string Problems(CliRun run) => run.Document["problems"]!.ToJsonString();

    private List<string> FilesWith(string folder, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory.EnumerateFiles(_cli.Folder[folder], "*", SearchOption.AllDirectories)
                .Where(path => File.ReadAllBytes(path).AsSpan().IndexOf(bytes) >= 0),
        ];
    }
}
