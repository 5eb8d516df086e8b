using System.Diagnostics;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>On file systems that are really full, or really read-only. Needs the right to mount.</summary>
public sealed class MountTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disk_that_fills_up_loses_nothing_that_was_acknowledged()
    {
        var mount = await MountAsync("size=3m,mode=0700");
        try
        {
            await FillAsync(Path.Combine(mount, "vault"));
        }
        finally
        {
            await UnmountAsync(mount);
        }
    }

    [Fact]
    public async Task A_vault_on_a_medium_that_takes_no_writes_is_read_and_says_so()
    {
        var mount = await MountAsync("size=16m,mode=0700");
        try
        {
            var directory = Path.Combine(mount, "vault");
            var test = await TestVault.CreateAsync(directory: directory);
            var stored = await TestVault.StoreAsync(test.Vault.Items, [7], 1);
            await test.Vault.DisposeAsync();
            await RunAsync("mount", "-o", "remount,ro", mount);
            var request = new VaultRequest
            {
                Directory = directory,
                Secret = new VaultSecret.Nothing(),
                Command = "test",
            };

            var opened = Assert.IsType<OpeningOutcome.Opened>(LocalVault.OpenForReading(request));

            await using var vault = opened.Vault;
            Assert.Equal("read-only-medium", Assert.Single(opened.Notes).Code);
            Assert.Equal(3, vault.Ledger.Size);
            Assert.Equal(1, vault.Items.SizeBytes(stored.Sha256));
            var facts = new List<RecordedFact>();
            await foreach (var fact in vault.Ledger.ReadAsync(0, 3, Ct)) facts.Add(fact);
            Assert.Equal("VaultCreated", facts[0].Fields.Type);
            var failure = await Assert.ThrowsAsync<StorageException>(() =>
                LocalVault.OpenForWritingAsync(request, Ct));
            Assert.Equal("read-only", failure.Problem.Code);
        }
        finally
        {
            await UnmountAsync(mount);
        }
    }

    private static async Task FillAsync(string directory)
    {
        var (items, facts) = (new List<StoredBytes>(), new List<Appended>());
        var test = await TestVault.CreateAsync(directory: directory);
        var full = 0;
        for (var i = 0; full < 20; i++)
        {
            try
            {
                // Smaller and smaller, so that the disk fills to the last block, and facts meet it full as
                // well.
                var bytes = new byte[full > 0 ? 100 : 60_000];
                Random.Shared.NextBytes(bytes);
                items.Add(await TestVault.StoreAsync(test.Vault.Items, bytes, bytes.Length));
                var own = test.Vault.OwnSequence;
                facts.Add(await test.Vault.Ledger.AppendAsync(own, TestVault.Fact(i), "P", Ct));
                if (i % 10 == 9) await test.Vault.Ledger.PublishAsync(Ct);
            }
            catch (StorageException failure)
            {
                Assert.Equal("disk-full", failure.Problem.Code);
                full++;
            }
        }

        // Reading works on a full disk, beside the writer.
        Assert.Equal(facts.Count + 3, (await test.FactsAsync()).Count);
        await test.Vault.DisposeAsync();

        // Space is found, and everything that was acknowledged is there.
        await RunAsync("mount", "-o", "remount,size=32m", Path.GetDirectoryName(directory)!);
        await using var again = await TestVault.OpenAsync(directory);
        var recorded = await again.FactsAsync();
        foreach (var place in facts) Assert.Equal(place.LeafHash, recorded[(int)place.Index].LeafHash);
        foreach (var item in items)
        {
            var bytes = await File.ReadAllBytesAsync(again.Vault.Items.PathOf(item.Sha256), Ct);
            Assert.Equal(item.Sha256, Hash32.Of(bytes));
        }

        Assert.Equal(recorded.Count, LogAudit.Read(directory).Count);
    }

    private static async Task<string> MountAsync(string options)
    {
        var mount = TestVault.NewDirectory();
        Directory.CreateDirectory(mount);
        if (Environment.UserName == "root"
            && await TryRunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount))
        {
            return mount;
        }

        Directory.Delete(mount);
        Assert.Skip("Not run: mounting a small file system needs root.");
        return mount;
    }

    /// <summary>
    /// A decoder of another test holds every mount of the moment in its sandbox: then this goes when it ends.
    /// </summary>
    private static async Task UnmountAsync(string mount)
    {
        if (!await TryRunAsync("umount", mount)) await RunAsync("umount", "-l", mount);
        Directory.Delete(mount);
    }

    private static async Task RunAsync(string program, params string[] arguments) =>
        Assert.True(await TryRunAsync(program, arguments), $"{program} {string.Join(' ', arguments)}");

    private static async Task<bool> TryRunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode == 0;
    }
}
