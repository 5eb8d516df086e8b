using Probative.Handover;
using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Checking;
using Probative.Local.Keys;
using Probative.Preservation;
using Probative.Reading;
using Probative.Tests.Local;

namespace Probative.Tests.Checking;

/// <summary>A vault with everything in it that a check looks at, closed, in a folder of its own.</summary>
internal sealed class CheckWorld : IDisposable
{
    private CheckWorld(string directory) => Directory = directory;

    public string Directory { get; }

    /// <summary>
    /// Two cases that share bytes, items of several sizes, a claim, a handover, a derivative.
    /// </summary>
    public static async Task<CheckWorld> CreateAsync(int facts = 12)
    {
        var test = await TestVault.CreateAsync();
        await FillAsync(test.Vault, facts);
        await test.Vault.DisposeAsync();
        return new CheckWorld(test.Directory);
    }

    /// <summary>A vault that is there already. Disposing removes it.</summary>
    public static CheckWorld At(string directory) => new(directory);

    public static CheckWorld CopyOf(string directory)
    {
        var copy = TestVault.NewDirectory();
        foreach (var path in System.IO.Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            // Copying takes a lock of the framework's own, which the writer's would refuse.
            if (Path.GetFileName(path) == "lock") continue;
            var to = Path.Combine(copy, Path.GetRelativePath(directory, path));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        return new CheckWorld(copy);
    }

    public static async Task FillAsync(LocalVault vault, int facts)
    {
        var ct = CancellationToken.None;
        var first = await vault.Ledger.OpenCaseAsync(TestVault.Case("One"), "a", ct);
        var second = await vault.Ledger.OpenCaseAsync(TestVault.Case("Two"), "a", ct);
        var intake = IntakeId.New();
        var item = ItemId.New();
        for (var i = 0; i < facts; i++)
        {
            var bytes = new byte[i % 5 == 0 ? 70_000 + i : i];
            new Random(i).NextBytes(bytes);
            var stored = await StoreAsync(vault.Items, bytes);
            item = ItemId.New();
            var @case = (i % 3 == 0 ? second : first).Case;
            await vault.Ledger.AppendAsync(@case, Received(item, stored, bytes.Length, intake, i), "a", ct);
        }

        await vault.Ledger.AppendAsync(first.Case, Claimed(item), "a", ct);
        var manifest = await StoreAsync(vault.Derivatives, "manifest"u8.ToArray());
        await vault.Ledger.AppendAsync(first.Case, Handed(manifest), "a", ct);
        await vault.Ledger.AppendAsync(
            first.Case, new HandoverFinished { ManifestSha256 = manifest, TreeSize = 1 }, "a", ct);
        await vault.Ledger.PublishAsync(ct);
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
    }

    public string PathOf(string relative) => Path.Combine(Directory, relative);

    public async Task<CheckFound> CheckAsync(
        VaultSecret? secret = null, bool withoutKeys = false, string? memory = null)
    {
        var request = new CheckRequest
        {
            Directory = Directory,
            Secret = secret ?? new VaultSecret.Nothing(),
            WithoutKeys = withoutKeys,
            Memory = memory,
        };
        if (VaultChecker.Open(request) is not CheckOpening.Ready(var checker))
        {
            throw new InvalidOperationException("The check was refused.");
        }

        using (checker)
        {
            var problems = new List<Problem>();
            await foreach (var happened in checker.RunAsync(new CheckVault(), CancellationToken.None))
            {
                if (happened is CommandEvent.Noted(var problem)) problems.Add(problem);
                if (happened is CommandEvent.Finished(var ending, var result))
                {
                    return new CheckFound(ending, problems, result!.AsObject());
                }
            }
        }

        throw new InvalidOperationException("The check did not say how it ended.");
    }

    /// <summary>Every file with the digest of its bytes: two trees are the same when these are.</summary>
    public string Tree() => string.Join(
        '\n',
        System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories).Order().Select(path =>
            $"{path} {Hash32.Of(File.ReadAllBytes(path))}"));

    /// <summary>Overwrites bytes in place, whatever the file's mode says.</summary>
    public void Change(string relative, long offset, byte flip)
    {
        var path = PathOf(relative);
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = offset;
        var old = (byte)file.ReadByte();
        file.Position = offset;
        file.WriteByte((byte)(old ^ flip));
    }

    public void Sql(string sql)
    {
        using var db = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={PathOf("ledger.db")};Pooling=False");
        db.Open();
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static async Task<Hash32> StoreAsync(IItemStore store, byte[] bytes)
    {
        await using var intake = store.Begin(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var buffer = intake.GetBuffer();
            var count = Math.Min(buffer.Length, bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(buffer);
            await intake.AdvanceAsync(count, CancellationToken.None);
            at += count;
        }

        return (await intake.CommitAsync(CancellationToken.None)).Sha256;
    }

    private static ItemReceived Received(
        ItemId item, Hash32 sha256, long size, IntakeId intake, int i) => new()
    {
        Item = item,
        Sha256 = sha256,
        SizeBytes = size,
        Name = $"photo-{i}.jpg",
        From = null,
        How = "by courier",
        Received = "2026-01-31",
        Conditions = null,
        Consent = null,
        Intake = intake,
        Path = $"/disk/photo-{i}.jpg",
        Modified = null,
    };

    private static ClaimRecorded Claimed(ItemId item) => new()
    {
        Claim = ClaimId.New(),
        Item = item,
        Start = 0,
        End = 4,
        Quote = "four",
        Speakers = ["The outlet"],
        Hedges = ["allegedly"],
        Polarity = "asserts",
    };

    private static HandedOver Handed(Hash32 manifest) => new()
    {
        To = "the defence",
        Purpose = "disclosure",
        ManifestSha256 = manifest,
        Files = [("VERIFY.md", manifest)],
        CaseHead = manifest,
        Previous = null,
        Items = 1,
        WithheldFacts = 0,
        WithheldFields = 0,
        HandoverKey = "k",
    };
}
