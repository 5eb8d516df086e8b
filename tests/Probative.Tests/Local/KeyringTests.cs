using System.Runtime.Versioning;
using System.Text;
using CsCheck;
using Probative.Kernel.Commands;
using Probative.Ledger.Facts;
using Probative.Local;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Local;

[SupportedOSPlatform("linux")]
public sealed class KeyringTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passphrase_or_the_recovery_code_opens_a_vault_and_nothing_else_does()
    {
        var directory = TestVault.NewDirectory();
        var created = await TestVault.CreateLockedAsync(directory, "вірний пароль");
        await created.Vault.DisposeAsync();
        Assert.True(RecoveryCode.TryParse(created.Recovery!.ToString(), out var code));

        var passphrase = new VaultSecret.Passphrase("вірний пароль");
        Assert.Equal("VaultCreated", await FirstTypeAsync(directory, passphrase));
        Assert.Equal("VaultCreated", await FirstTypeAsync(directory, new VaultSecret.Recovery(code)));
        Assert.Equal("wrong-passphrase", RefusalOf(directory, new VaultSecret.Passphrase("невірний")));
        var other = new VaultSecret.Recovery(RecoveryCode.Generate());
        Assert.Equal("wrong-passphrase", RefusalOf(directory, other));
        Assert.Equal("passphrase-needed", RefusalOf(directory, new VaultSecret.Nothing()));
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task The_key_file_is_private_and_holds_no_key_in_clear()
    {
        await using var test = await TestVault.CreateAsync();
        var path = test.PathOf("keys/keyring.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_keyring_is_read_back_as_it_was_written()
    {
        var cost = new Argon2Cost(64, 1, 1);
        var keyring = Keyring.Create(new KeyProtection.Passphrase("a"), cost, out var recovery);
        var fs = new MemoryFs();
        fs.CreateDirectory("keys");
        var @case = CaseId.Draw();
        keyring.Write(fs);
        keyring.AddCase(fs, @case);

        Assert.True(KeyringFile.TryParse(fs.Read("keys/keyring.json", int.MaxValue)!, out var file, out _));
        foreach (var secret in (VaultSecret[])
            [new VaultSecret.Passphrase("a"), new VaultSecret.Recovery(recovery!)])
        {
            var again = Assert.IsType<KeyringOutcome.Opened>(Keyring.Open(file, secret)).Keyring;
            Assert.Equal(keyring.LogSeed, again.LogSeed);
            Assert.Equal(keyring.HandoverSeed, again.HandoverSeed);
            Assert.Equal(keyring.CaseKey(@case), again.CaseKey(@case));
        }

        Assert.IsType<KeyringOutcome.WrongSecret>(Keyring.Open(file, new VaultSecret.Passphrase("b")));
    }

    [Fact]
    public void Another_passphrase_opens_the_same_keys_and_the_old_one_opens_nothing()
    {
        var cost = new Argon2Cost(64, 1, 1);
        var keyring = Keyring.Create(new KeyProtection.Passphrase("a"), cost, out var oldCode);
        var fs = new MemoryFs();
        fs.CreateDirectory("keys");
        keyring.Write(fs);
        var (@case, changing) = (CaseId.Draw(), CaseId.Draw());
        keyring.AddCase(fs, @case);
        keyring.AddCase(fs, changing);
        keyring.AddNext(fs, changing);
        var before = fs.Read("keys/keyring.json", int.MaxValue)!;

        var code = RecoveryCode.Generate();
        keyring.ChangeMaster(fs, new KeyProtection.Passphrase("b"), cost, code);

        var file = FileIn(fs);
        foreach (var old in (VaultSecret[])
            [new VaultSecret.Passphrase("a"), new VaultSecret.Recovery(oldCode!)])
        {
            Assert.IsType<KeyringOutcome.WrongSecret>(Keyring.Open(file, old));
        }

        foreach (var secret in (VaultSecret[])
            [new VaultSecret.Passphrase("b"), new VaultSecret.Recovery(code)])
        {
            var again = Assert.IsType<KeyringOutcome.Opened>(Keyring.Open(file, secret)).Keyring;
            Assert.Equal(keyring.LogSeed, again.LogSeed);
            Assert.Equal(keyring.CaseKey(@case), again.CaseKey(@case));
            Assert.Equal(2, again.CaseKeysToOpen(changing).Count);
        }

        // The old file is what it was: whoever has a copy of it and the old passphrase has its keys.
        Assert.True(KeyringFile.TryParse(before, out var copy, out _));
        Assert.IsType<KeyringOutcome.Opened>(Keyring.Open(copy, new VaultSecret.Passphrase("a")));

        keyring.ChangeRecovery(fs, RecoveryCode.Generate());
        Assert.IsType<KeyringOutcome.WrongSecret>(Keyring.Open(FileIn(fs), new VaultSecret.Recovery(code)));
        Assert.IsType<KeyringOutcome.Opened>(Keyring.Open(FileIn(fs), new VaultSecret.Passphrase("b")));
    }

    [Fact]
    public void The_next_key_of_a_case_takes_its_place_and_the_old_one_is_in_no_file()
    {
        var keyring = Keyring.Create(new KeyProtection.FileModeOnly(), Argon2Cost.Default, out _);
        var fs = new MemoryFs();
        fs.CreateDirectory("keys");
        keyring.Write(fs);
        var @case = CaseId.Draw();
        keyring.AddCase(fs, @case);
        var old = keyring.CaseKey(@case)!;

        var next = keyring.AddNext(fs, @case);
        Assert.Equal([@case], keyring.Changing);
        Assert.Equal(old, keyring.CaseKey(@case));
        Assert.Throws<InvalidOperationException>(() => keyring.AddNext(fs, @case));
        keyring.SealByNext(@case, next);
        keyring.PromoteNext(fs, @case);
        keyring.PromoteNext(fs, @case);

        var again = Assert.IsType<KeyringOutcome.Opened>(
            Keyring.Open(FileIn(fs), new VaultSecret.Nothing())).Keyring;
        Assert.Equal([next], again.CaseKeysToOpen(@case));
        Assert.Empty(again.Changing);

        keyring.AddNext(fs, @case);
        keyring.GiveUpNext(fs, @case);
        keyring.GiveUpNext(fs, @case);
        Assert.Empty(FileIn(fs).WrappedNextKeys);
        Assert.Equal(next, keyring.CaseKey(@case));
    }

    [Fact]
    public void A_key_file_that_somebody_replaced_is_never_written_over()
    {
        var fs = new MemoryFs();
        fs.CreateDirectory("keys");
        var keyring = Keyring.Create(new KeyProtection.FileModeOnly(), Argon2Cost.Default, out _);
        keyring.Write(fs);
        var old = fs.Read("keys/keyring.json", int.MaxValue)!;
        keyring.AddCase(fs, CaseId.Draw());
        fs.Replace("keys/keyring.json", old);

        var doubt = Assert.Throws<Ledger.IntegrityException>(() =>
            keyring.AddCase(fs, CaseId.Draw()));

        Assert.Equal("keyring-changed", doubt.Code);
        Assert.Equal(old, fs.Read("keys/keyring.json", int.MaxValue));
    }

    [Fact]
    public void Damage_to_any_byte_of_a_key_file_never_opens_a_different_keyring()
    {
        var fs = new MemoryFs();
        fs.CreateDirectory("keys");
        var cost = new Argon2Cost(8, 1, 1);
        var keyring = Keyring.Create(new KeyProtection.Passphrase("a"), cost, out _);
        keyring.Write(fs);
        keyring.AddCase(fs, CaseId.Draw());
        var good = fs.Read("keys/keyring.json", int.MaxValue)!;

        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte[1, 255]).Sample(
            (at, flip) =>
            {
                var bytes = good.ToArray();
                bytes[at] ^= flip;
                if (!KeyringFile.TryParse(bytes, out var file, out var damage)) return damage.IsPresent;

                // Damage to the recovery slot leaves the passphrase as it was; anything else must not open.
                var outcome = Keyring.Open(file, new VaultSecret.Passphrase("a"));
                return outcome is not KeyringOutcome.Opened(var opened)
                    || opened.LogSeed.AsSpan().SequenceEqual(keyring.LogSeed);
            },
            iter: 2_000);
    }

    [Fact]
    public void A_recovery_code_survives_paper_and_finds_every_slip_of_one_character() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 35], Gen.Bool).Sample((at, with, lower) =>
        {
            var code = RecoveryCode.Generate();
            var text = code.ToString();
            var read = lower
                ? text.ToLowerInvariant().Replace('-', ' ')
                : text.Replace('0', 'O').Replace('1', 'l');
            if (!RecoveryCode.TryParse(read, out var again) || again.ToString() != text) return false;

            var slip = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$="[with];
            if (at >= text.Length || text[at] == '-' || text[at] == slip) return true;
            var wrong = new StringBuilder(text) { [at] = slip }.ToString();
            return !RecoveryCode.TryParse(wrong, out _);
        });

    private static async Task<string> FirstTypeAsync(string directory, VaultSecret secret)
    {
        var request = new VaultRequest { Directory = directory, Secret = secret, Command = "test" };
        var outcome = LocalVault.OpenForReading(request);
        await using var vault = Assert.IsType<OpeningOutcome.Opened>(outcome).Vault;
        return (await vault.Ledger.ReadAsync(0, 1, Ct).SingleAsync(Ct)).Fields.Type;
    }

    private static string RefusalOf(string directory, VaultSecret secret)
    {
        var request = new VaultRequest { Directory = directory, Secret = secret, Command = "test" };
        var refusal = Assert.IsType<OpeningOutcome.Refused>(LocalVault.OpenForReading(request)).Refusal;
        Assert.Equal(Ending.Refused, refusal.Ending);
        return refusal.Problem.Code;
    }

    private static KeyringFile FileIn(MemoryFs fs) =>
        KeyringFile.TryParse(fs.Read("keys/keyring.json", int.MaxValue)!, out var file, out _)
            ? file
            : throw new InvalidOperationException("The key file is damaged.");
}
