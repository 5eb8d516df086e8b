using System.IO.Compression;
using System.Text;
using Probative.Check.Package;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Check.Tests.Package;

/// <summary>A thousand false packages with the signer's key pinned: none is accepted.</summary>
public class LieTests
{
    private const int Seed = 20_260_131;
    private const int Rounds = 1_000;

    private static readonly string[] Options =
        ["--facts", "20", "--items", "4", "--withhold-facts", "2", "--withhold-fields", "2", "--seed", "7"];

    [Fact]
    public void None_of_a_thousand_false_packages_is_accepted()
    {
        string folder = Peer.Package("lies", Options);
        Dictionary<string, byte[]> package = Peer.Load(folder);
        GivenKey key = GivenKey.Read(folder + ".vkey")!;
        Assert.Equal(0, Check(package, key).ExitCode);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}, {Rounds} packages");
        var random = new Random(Seed);
        var accepted = new List<string>();
        var named = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            (string name, var lie) = Attacker.Lies[round % Attacker.Lies.Count];
            CheckResult result = Check(lie(new Attacker(package, random)), key);
            if (result.ExitCode != 1) accepted.Add($"round {round}: {name}");
            foreach (string code in result.Faults.Kept.Select(fault => fault.Code).Distinct())
                named[code] = named.GetValueOrDefault(code) + 1;
        }

        foreach ((string code, int count) in named)
            TestContext.Current.TestOutputHelper.WriteLine($"{code} {count}");
        Assert.True(accepted.Count == 0, $"seed {Seed}: {string.Join("; ", accepted)}");
    }

    [Fact]
    public void A_case_rewritten_under_other_keys_agrees_with_itself_and_is_refused_by_the_pinned_key()
    {
        string folder = Peer.Package("lies", Options);
        Dictionary<string, byte[]> package = Peer.Load(folder);
        string origin = Encoding.UTF8.GetString(package["ledger/checkpoint"]).Split('\n')[0];
        Dictionary<string, byte[]> forged = Forger.Rewrite(package, origin);

        CheckResult unpinned = Check(forged, null);
        CheckResult pinned = Check(forged, GivenKey.Read(folder + ".vkey"));

        Assert.True(unpinned.ExitCode == 5, string.Join("; ", unpinned.Faults.Kept));
        Assert.Equal(["signer-other"], pinned.Faults.Kept.Select(fault => fault.Code));
    }

    [Fact]
    public void A_zip_file_with_a_changed_byte_is_refused_or_holds_the_very_same_files()
    {
        string folder = Peer.Package("lies", Options);
        Dictionary<string, byte[]> package = Peer.Load(folder);
        GivenKey key = GivenKey.Read(folder + ".vkey")!;
        using var scratch = new Scratch();
        ZipFile.CreateFromDirectory(
            folder, scratch["true.zip"], CompressionLevel.Fastest, includeBaseDirectory: false);
        byte[] zip = File.ReadAllBytes(scratch["true.zip"]);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        for (var round = 0; round < 300; round++)
        {
            // Half of the changes go to the directory at the end, where an archive can lie about itself.
            byte[] changed = [.. zip];
            int at = round % 2 == 0 ? random.Next(zip.Length) : zip.Length - 1 - random.Next(3_000);
            changed[at] ^= (byte)(1 + random.Next(255));
            File.WriteAllBytes(scratch["p.zip"], changed);
            using Target target = Target.Open(scratch["p.zip"])!;
            if (target.Kind is not TargetKind.Package) continue;
            CheckResult result = PackageCheck.Run("p.zip", target.Files!, key, [], [], 2, null);
            if (result.ExitCode == 0) AssertSame(package, target, $"seed {Seed}, round {round}, byte {at}");
            else Assert.Equal(1, result.ExitCode);
        }
    }

    private static CheckResult Check(Dictionary<string, byte[]> files, GivenKey? key) =>
        PackageCheck.Run("package", new MemoryFiles(files), key, [], [], lanes: 2, progress: null);

    // Times and comments of an archive are outside of what a package is.
    private static void AssertSame(Dictionary<string, byte[]> package, Target target, string what)
    {
        Assert.True(package.Count == target.Files!.Files.Count, what);
        foreach (var entry in target.Files.Files)
        {
            using var reader = target.Files.Open(entry);
            byte[] bytes = new byte[entry.Length];
            reader.ReadFull(bytes);
            Assert.True(package[entry.Path].AsSpan().SequenceEqual(bytes), $"{what}: {entry.Path}");
        }
    }
}
