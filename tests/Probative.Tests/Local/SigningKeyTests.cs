using System.Text;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger.Notes;
using Probative.Local;
using Probative.Local.Keys;
using Probative.Tests.Checking;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>A key that signs is replaced: what stands, what is gone, and what a crash leaves.</summary>
public sealed class SigningKeyTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_key_signs_the_log_and_the_old_one_vouches_for_it()
    {
        await using var test = await TestVault.CreateAsync();
        var before = test.Vault.Log.Latest();
        var old = test.Vault.Log.Vkey;
        await using var reader = test.OpenForReading();
        Assert.Equal(old.Line, reader.Log.Vkey.Line);

        var done = await test.Vault.Keys!.ChangeLogKeyAsync("P");

        var now = test.Vault.Log.Vkey;
        Assert.NotEqual(old.Line, now.Line);
        Assert.Equal((old.Line, now.Line), (done.Old, done.New));
        Assert.Equal($"{now.Line}\n", await File.ReadAllTextAsync(test.PathOf("log/vkey"), Ct));
        Assert.Equal(
            $"{old.Line}\n{now.Line}\n", await File.ReadAllTextAsync(test.PathOf("log/vkeys"), Ct));
        var retired = (await test.FactsAsync()).Single(fact => fact.Index == done.Retired.Index);
        var note = Encoding.UTF8.GetBytes(retired.Fields.Text("note")!);
        Assert.True(LogCheckpoint.TryOpen(note, old, out var both, out _));
        Assert.True(LogCheckpoint.TryOpen(note, now, out _, out _));
        Assert.True(both.Size > (ulong)done.Introduced.Index && both.Size > before.Checkpoint.Size);

        // Whoever opened the vault before follows, and what comes now is signed by the next key alone.
        await test.Vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);
        await test.Vault.Ledger.PublishAsync(Ct);
        Assert.Equal(7UL, reader.Log.Latest().Checkpoint.Size - before.Checkpoint.Size + 4);
        Assert.Equal(now.Line, reader.Log.Vkey.Line);
        var latest = reader.Log.Latest().Note;
        Assert.False(LogCheckpoint.TryOpen(latest, old, out _, out _));
        Assert.Equal(6, LogAudit.Read(test.Directory).Count);

        await test.ReopenAsync();
        Assert.Equal(now.Line, test.Vault.Log.Vkey.Line);
        await AssertSoundAsync(test.Directory);
    }

    [Fact]
    public async Task Another_key_signs_handovers_and_the_access_log_stays_readable()
    {
        await using var test = await TestVault.CreateAsync();
        var before = await KeysInAsync(test);
        var old = test.Vault.HandoverKey.Jwk.Thumbprint;

        var done = await test.Vault.Keys!.ChangeHandoverKeyAsync("P");
        Assert.Equal((old, done.New), (done.Old, test.Vault.HandoverKey.Jwk.Thumbprint));
        await test.ReopenAsync();
        var again = await test.Vault.Keys!.ChangeHandoverKeyAsync("P");
        Assert.Equal(done.New, again.Old);
        await test.Vault.Keys!.ChangeProtectionAsync(new KeyProtection.FileModeOnly(), "P", _ => { });
        await test.Vault.Ledger.PublishAsync(Ct);

        var after = await KeysInAsync(test);
        Assert.Equal(before.AccessKey, after.AccessKey);
        Assert.NotEqual(before.HandoverSeed, after.HandoverSeed);
        Assert.Equal(before.LogSeed, after.LogSeed);
        await AssertSoundAsync(test.Directory);
    }

    [Fact]
    public async Task No_old_seed_is_left_in_the_key_file()
    {
        await using var test = await TestVault.CreateAsync();
        var before = await KeysInAsync(test);
        await test.Vault.Keys!.ChangeLogKeyAsync("P");
        await test.Vault.Keys!.ChangeHandoverKeyAsync("P");

        var after = await KeysInAsync(test);
        byte[][] seeds = [after.LogSeed, after.HandoverSeed];
        Assert.DoesNotContain(before.LogSeed, seeds);
        Assert.DoesNotContain(before.HandoverSeed, seeds);
        Assert.All(SigningUses.All, use => Assert.Null(after.NextSeed(use)));
    }

    /// <summary>
    /// Every state of the folder that a killed process can leave, taken before each operation on it.
    /// </summary>
    [Theory]
    [InlineData("log")]
    [InlineData("handover")]
    public async Task A_crash_at_any_step_leaves_the_old_key_or_the_new_one(string use)
    {
        await using var world = await FaultyVault.CreateAsync();
        var old = NameOf(world.Vault, use);
        var crashes = new List<CheckWorld>();
        world.Fs.Before = (_, _) =>
        {
            crashes.Add(CheckWorld.CopyOf(world.Directory));
            return null;
        };
        var done = use == "log"
            ? await world.Vault.Keys!.ChangeLogKeyAsync("P")
            : await world.Vault.Keys!.ChangeHandoverKeyAsync("P");
        world.Fs.Before = (_, _) => null;
        Assert.InRange(crashes.Count, use == "log" ? 40 : 15, 500);

        var (given, finished) = (0, 0);
        foreach (var crash in crashes)
        {
            using (crash)
            {
                var name = await GoOnAsync(crash, use, output);
                Assert.Contains(name, new[] { old, done.New });
                (given, finished) = name == old ? (given + 1, finished) : (given, finished + 1);
            }
        }

        output.WriteLine($"{use}: {given} given up, {finished} finished");
        Assert.True(given > 0 && finished > 0);
    }

    [Theory]
    [InlineData("rename", "keys/keyring.json")]
    [InlineData("write", "log/vkeys")]
    [InlineData("rename", "log/vkey.")]
    [InlineData("rename", "log/vkey")]
    [InlineData("write", "log/checkpoint")]
    public async Task A_full_disk_ends_the_change_and_the_next_one_goes_through(string operation, string path)
    {
        await using var world = await FaultyVault.CreateAsync();
        var failures = 0;
        world.Fs.Before = (what, where) =>
            what == operation && where.StartsWith(path, StringComparison.Ordinal) && failures++ == 0
                ? Probative.Local.Durable.Failure.Of(what, where, Probative.Local.Durable.Libc.NoSpace)
                : null;
        if (path != "log/vkey.")
            await Assert.ThrowsAsync<StorageException>(() => world.Vault.Keys!.ChangeLogKeyAsync("P"));

        // In the same process, without opening the vault again.
        var done = await world.Vault.Keys!.ChangeLogKeyAsync("P");
        Assert.Equal(done.New, world.Vault.Log.Vkey.Line);
        await world.ReopenAsync();
        Assert.Equal(done.New, world.Vault.Log.Vkey.Line);
        await AssertSoundAsync(world.Directory);
    }

    [Fact]
    public async Task A_key_that_no_fact_introduces_is_damage_even_where_a_change_would_add_one()
    {
        await using var test = await TestVault.CreateAsync();
        await test.Vault.DisposeAsync();
        using var stranger = SignerKey.Generate(test.Vault.Log.Vkey.Name);
        await File.AppendAllTextAsync(test.PathOf("log/vkeys"), stranger.Verifier.Line + "\n", Ct);

        var found = await CheckWorld.At(test.Directory).CheckAsync();

        Assert.Equal(Ending.DamageFound, found.Ending);
        Assert.Contains(found.Problems, problem => problem.Code == "key-facts");
        await test.OpenAgainAsync();
    }

    /// <summary>The vault checks, opens, and checks again without a word; its key as it is then.</summary>
    private static async Task<string> GoOnAsync(CheckWorld crash, string use, ITestOutputHelper output)
    {
        var found = await crash.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        foreach (var code in found.Problems.Select(problem => problem.Code).Distinct())
            output.WriteLine($"  noticed {code}");
        var request = new VaultRequest
        {
            Directory = crash.Directory, Secret = new VaultSecret.Nothing(), Command = "test",
        };
        await using (var reader = ((OpeningOutcome.Opened)LocalVault.OpenForReading(request)).Vault)
        {
            Assert.True(reader.Log.Latest().Checkpoint.Size >= 3);
        }

        string name;
        await using (var vault =
            ((OpeningOutcome.Opened)await LocalVault.OpenForWritingAsync(request, Ct)).Vault)
        {
            name = NameOf(vault, use);
            await vault.Ledger.OpenCaseAsync(TestVault.Case(), "P", Ct);
            await vault.Ledger.PublishAsync(Ct);
            await vault.Views.ReachAsync(vault.Ledger.Size, Ct);
        }

        await AssertSoundAsync(crash.Directory);
        LogAudit.Read(crash.Directory);
        return name;
    }

    private static string NameOf(LocalVault vault, string use) =>
        use == "log" ? vault.Log.Vkey.Line : vault.HandoverKey.Jwk.Thumbprint;

    private static async Task<Keyring> KeysInAsync(TestVault test)
    {
        var bytes = await File.ReadAllBytesAsync(test.PathOf("keys/keyring.json"), Ct);
        Assert.True(KeyringFile.TryParse(bytes, out var file, out var damage), $"{damage}");
        return Assert.IsType<KeyringOutcome.Opened>(
            Keyring.Open(file, new VaultSecret.Nothing())).Keyring;
    }

    private static async Task AssertSoundAsync(string directory)
    {
        var found = await CheckWorld.At(directory).CheckAsync();
        Assert.True(
            found.Ending == Ending.Done && found.Problems.All(problem => problem.Code == "left-over"),
            found.ToString());
    }
}
