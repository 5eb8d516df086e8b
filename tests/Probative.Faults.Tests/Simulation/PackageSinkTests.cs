using Probative.Handover.Package;
using Probative.Local.Durable;
using Probative.Local.Packages;
using Xunit;

namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// Row 3 of docs/faults.md for what leaves the house: once a package is sealed, no crash loses a byte or a
/// name of it; once it is shown, no crash takes its name away or shows it over anything but the whole.
/// </summary>
public class PackageSinkTests(ITestOutputHelper output)
{
    private const string Aside = "package.partial-1";
    private const string Final = "package";
    private const int States = 300;

    public static TheoryData<PackageForm, string> Bugs => new()
    {
        { PackageForm.Folder, "no file is synced" },
        { PackageForm.Folder, "no directory is synced" },
        { PackageForm.Folder, "syncing everything does nothing" },
        { PackageForm.Zip, "no file is synced" },
        { PackageForm.Zip, "no directory is synced" },
    };

    [Theory]
    [InlineData(PackageForm.Folder, true)]
    [InlineData(PackageForm.Folder, false)]
    [InlineData(PackageForm.Zip, true)]
    public async Task A_sealed_package_is_durable_and_a_shown_one_is_whole(PackageForm form, bool syncsAll)
    {
        output.WriteLine($"seed {Campaign.Seed}");
        var disk = new SimulatedDisk();
        var fs = syncsAll ? (IVaultFs)disk : new BuggyFs(disk, new SeededBug("single syncs alone"));
        Assert.Null(await FirstLossAsync(disk, fs, form));
    }

    [Theory]
    [MemberData(nameof(Bugs))]
    public async Task A_seeded_bug_is_found(PackageForm form, string bug)
    {
        var disk = new SimulatedDisk();
        var buggy = new BuggyFs(disk, SeededBug.All.Single(known => known.Name == bug));
        var found = await FirstLossAsync(disk, buggy, form);
        output.WriteLine($"seed {Campaign.Seed}: {found}");
        Assert.NotNull(found);
    }

    /// <summary>What a crash lost first, or null.</summary>
    private static async Task<string?> FirstLossAsync(SimulatedDisk disk, IVaultFs fs, PackageForm form)
    {
        var random = new Random(Campaign.Seed);
        var place = new PackagePlace(fs, Aside, Final);
        await using IPackageSink sink = form == PackageForm.Zip
            ? new ZipSink(place, DateTimeOffset.UnixEpoch)
            : new FolderSink(place);
        var ct = TestContext.Current.CancellationToken;
        foreach (var path in (string[])["data/facts.txt", "data/items/ab", "index.html", "ledger/vkey"])
        {
            await using var file = await sink.BeginAsync(path, compress: true, ct);
            for (var i = 0; i < 3; i++)
            {
                var bytes = new byte[random.Next(1, 4_000)];
                random.NextBytes(bytes);
                await file.WriteAsync(bytes, ct);
            }

            await file.CloseAsync(ct);
        }

        await sink.SealAsync(ct);
        var written = Contents(disk, Aside);
        if (Lost(disk, random, Aside, written) is { } lost) return $"after sealing: {lost}";
        await sink.ShowAsync(ct);

        // This disk moves the name of a folder and not what lies in it: that its contents are durable was
        // seen.
        return Lost(disk, random, Final, form == PackageForm.Zip ? Contents(disk, Final) : []) is { } gone
            ? $"after showing: {gone}"
            : null;
    }

    private static string? Lost(
        SimulatedDisk disk, Random random, string root, Dictionary<string, byte[]> written)
    {
        for (var state = 0; state < States; state++)
        {
            var crashed = disk.Crash(random);
            if (!crashed.Paths.Contains(root)) return $"{root} is gone";
            foreach (var (path, bytes) in written)
            {
                if (crashed.Read(path) is not { } left) return $"{path} is gone";
                if (!left.AsSpan().SequenceEqual(bytes)) return $"{path} is torn";
            }
        }

        return null;
    }

    private static Dictionary<string, byte[]> Contents(SimulatedDisk disk, string path)
    {
        if (disk.Read(path, int.MaxValue) is { } bytes) return new() { [path] = bytes };
        return (disk.List(path) ?? [])
            .SelectMany(entry => Contents(disk, $"{path}/{entry.Name}"))
            .ToDictionary();
    }
}
