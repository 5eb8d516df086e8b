using System.Text.Json;
using Xunit;

namespace Probative.Faults.Tests;

/// <summary>
/// A vault made by the built program, with one case and a few items, and a folder of material that is still
/// to be taken in. Copied for every fault, so that each starts from the same state.
/// </summary>
internal sealed class VaultUnderTest : IDisposable
{
    public const string Case = "Exercise";

    private VaultUnderTest(string folder) => Folder = folder;

    /// <summary>Holds the vault, the material and what is made of them.</summary>
    public string Folder { get; }

    public string Vault => Path.Combine(Folder, "vault");
    public string Material => Path.Combine(Folder, "material");
    public string Package => Path.Combine(Folder, "package");
    public string Acknowledged => Path.Combine(Folder, "acknowledged.jsonl");

    public string Backup => Path.Combine(Folder, "backup");
    public string Keys => Path.Combine(Folder, "keys.json");
    public string Restored => Path.Combine(Folder, "restored");

    /// <summary>
    /// What a program finds in its environment beside a vault in this folder. What the machine remembers of a
    /// log lies there too, because each copy of the vault goes its own way. Pages that may be written and run
    /// save thousands of calls, at each of which strace stops.
    /// </summary>
    public static (string, string)[] EnvironmentIn(string folder) =>
    [
        ("DOTNET_TieredPGO", "0"), ("DOTNET_EnableWriteXorExecute", "0"),
        ("PROBATIVE_STATE", Path.Combine(folder, "state")),
    ];

    public static VaultUnderTest Create(int files = 6)
    {
        var vault = new VaultUnderTest(
            Path.Combine(Path.GetTempPath(), "vault-under-test-" + Path.GetRandomFileName()));
        try
        {
            vault.Fill(files);
            return vault;
        }
        catch
        {
            vault.Dispose();
            throw;
        }
    }

    public VaultUnderTest Copy()
    {
        var copy = new VaultUnderTest(Folder + "-" + Path.GetRandomFileName());
        var ran = Programs.Run("cp", ["-a", Folder, copy.Folder]);
        Assert.True(ran.ExitCode == 0, ran.Errors);
        return copy;
    }

    public IReadOnlyList<string> Arguments(params string[] command) =>
        [.. command, "--vault", Vault, "--json"];

    public IReadOnlyList<string> Add => Arguments("add", Material, "--case", Case, "--jsonl", Acknowledged);

    public IReadOnlyList<string> HandOver(string output) =>
        Arguments(
            "handover", Case, "--to", "the court", "--purpose", "disclosure", "--select", "all", "--out",
            output);

    public IReadOnlyList<string> BackUp => Arguments("backup", Backup, "--keys", Keys);

    public string Identity => Path.Combine(Folder, "identity.txt");

    /// <summary>Makes a key for age files, beside the vault.</summary>
    public void MakeIdentity() => Assert.Equal(0, Run("backup", "identity", Identity, "--json").ExitCode);

    /// <summary>A backup in an age file of this path, which holds what is new since those before.</summary>
    public IReadOnlyList<string> Encrypt(string to) => Arguments(
        "backup", to, "--recipients-file", RecipientFile(), "--state", Path.Combine(Folder, "list"), "--keys",
        Keys);

    public IReadOnlyList<string> Restore =>
        ["restore", Backup, "--to", Restored, "--keyring", Keys, "--json"];

    /// <summary>Runs a command; anything but the expected exit code fails the test with all that was printed.
    /// </summary>
    public JsonElement Expect(int exitCode, params string[] command) => Expect(exitCode, Arguments(command));

    public JsonElement Expect(int exitCode, IReadOnlyList<string> arguments)
    {
        var ran = Run([.. arguments]);
        Assert.True(
            ran.ExitCode == exitCode,
            $"{string.Join(' ', arguments)} ended with {ran.ExitCode}: {ran.Output}{ran.Errors}");
        return JsonDocument.Parse(ran.Output).RootElement;
    }

    /// <summary>Runs a command on another vault than its own: one that was restored.</summary>
    public JsonElement ExpectOn(string vault, params string[] command) =>
        Expect(0, (IReadOnlyList<string>)[.. command, "--vault", vault, "--json"]);

    /// <summary>Restores a backup into a folder of this name, and checks what came of it.</summary>
    public void ExpectRestored(string backup, string name)
    {
        var to = Path.Combine(Folder, name);
        IReadOnlyList<string> restore = ["restore", backup, "--to", to, "--keyring", Keys, "--json"];
        Expect(0, restore);
        ExpectOn(to, "check");
    }

    /// <summary>The same of age files, the oldest first.</summary>
    public void ExpectRestored(IReadOnlyList<string> files, string name)
    {
        var to = Path.Combine(Folder, name);
        Expect(
            0,
            (IReadOnlyList<string>)
                ["restore", .. files, "--to", to, "--keyring", Keys, "--identity", Identity, "--json"]);
        ExpectOn(to, "check");
    }

    public Ran Run(params string[] arguments) =>
        Programs.Run(Programs.Probative, arguments, EnvironmentIn(Folder));

    /// <summary>The digests that the program said were kept, whatever became of it afterwards.</summary>
    public IReadOnlyList<string> AcknowledgedDigests() =>
        !File.Exists(Acknowledged)
            ? []
            : [.. File.ReadLines(Acknowledged).Where(IsWhole).Select(Digest).OfType<string>()];

    public IReadOnlySet<string> ListedDigests() =>
        Expect(0, "list", "items", "--case", Case).GetProperty("result").GetProperty("rows").EnumerateArray()
            .Select(item => item.GetProperty("sha256").GetString()!).ToHashSet(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string RecipientFile()
    {
        var path = Path.Combine(Folder, "recipients.txt");
        const string before = "# public key: ";
        var line = File.ReadLines(Identity).First(line => line.StartsWith(before, StringComparison.Ordinal));
        File.WriteAllText(path, line[before.Length..] + "\n");
        return path;
    }

    private void Fill(int files)
    {
        Directory.CreateDirectory(Material);
        var random = new Random(Campaign.Seed);
        for (var i = 0; i < files; i++)
        {
            var bytes = new byte[random.Next(0, 60_000)];
            random.NextBytes(bytes);
            File.WriteAllBytes(Path.Combine(Material, $"file-{i}.bin"), bytes);
        }

        var first = Path.Combine(Folder, "first.txt");
        File.WriteAllText(first, "Invented. Around six people were allegedly seen near the mill.\n");

        // Keys by file mode alone: deriving them from a passphrase would take most of the time of a campaign.
        Expect(0, "init", "--member", "A. Investigator", "--no-passphrase", "understood");
        Expect(
            0, "case", "open", Case, "--purpose", "exercise", "--legal-basis", "order 14", "--review-date",
            "2032-05-01");
        Expect(0, "add", first, "--case", Case, "--from", "desk");
    }

    // A killed writer may leave half of its last line.
    private static bool IsWhole(string line) => line.StartsWith('{') && line.EndsWith('}');

    private static string? Digest(string line) =>
        JsonDocument.Parse(line).RootElement.TryGetProperty("sha256", out var digest)
            ? digest.GetString()
            : null;
}
