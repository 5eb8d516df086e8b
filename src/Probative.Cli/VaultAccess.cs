using System.CommandLine;
using System.Text;
using Probative.Kernel.Commands;
using Probative.Local;
using Probative.Local.Checking;
using Probative.Local.Keys;

namespace Probative.Cli;

/// <summary>Where the vault is and what opens it, from flags, the environment, or the person.</summary>
internal sealed class VaultAccess(ParseResult parsed, GlobalOptions globals, Surroundings around, bool mayAsk)
{
    /// <summary>
    /// The folder that was named, or null. An empty name is none: it comes from a variable that is not set.
    /// </summary>
    public string? Folder => FolderOfOption ?? Surroundings.Variable(Surroundings.VaultVariable);

    /// <summary>What `--vault` itself names.</summary>
    public string? FolderOfOption => parsed.GetValue(globals.Vault) is { Length: > 0 } folder ? folder : null;

    /// <summary>Opens a vault only to check it: no lock, no writing, whatever state it is in.</summary>
    public CheckOpening OpenForCheck(bool withoutKeys)
    {
        if (Folder is not { } folder) return new CheckOpening.Refused(NoFolder());
        var request = new CheckRequest
        {
            Directory = folder,
            Secret = new VaultSecret.Nothing(),
            WithoutKeys = withoutKeys,
            Memory = Surroundings.StateFolder,
        };
        if (withoutKeys) return VaultChecker.Open(request);
        var (secret, problem) = ReadSecret();
        if (secret is null) return new CheckOpening.Refused(problem!);
        var opening = VaultChecker.Open(request with { Secret = secret });
        if (opening is CheckOpening.Refused && secret is VaultSecret.Nothing && mayAsk
            && Ask("Passphrase: ") is { Length: > 0 } typed)
        {
            opening = VaultChecker.Open(request with { Secret = new VaultSecret.Passphrase(typed) });
        }

        return opening;
    }

    public async Task<(LocalVault? Vault, Refusal? Refusal, IReadOnlyList<Problem> Notes)> OpenAsync(
        string command, bool forWriting, CancellationToken ct)
    {
        if (Folder is not { } folder) return (null, NoFolder(), []);

        var (secret, problem) = ReadSecret();
        if (secret is null) return (null, problem, []);
        var (outcome, notes) = await TryAsync(secret);
        if (outcome is OpeningOutcome.Refused && secret is VaultSecret.Nothing && mayAsk)
        {
            // Nothing was given, and nothing was enough: the vault has a passphrase, and there is somebody to
            // ask.
            if (Ask("Passphrase: ") is { Length: > 0 } typed)
                (outcome, notes) = await TryAsync(new VaultSecret.Passphrase(typed));
        }

        return outcome switch
        {
            OpeningOutcome.Opened(var vault, _) => (vault, null, notes),
            OpeningOutcome.Refused(var refusal) => (null, refusal, notes),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        async Task<(OpeningOutcome Outcome, IReadOnlyList<Problem> Notes)> TryAsync(VaultSecret with)
        {
            var request = RequestOf(folder, with, command);
            var opened = forWriting
                ? await LocalVault.OpenForWritingAsync(request, ct)
                : LocalVault.OpenForReading(request);
            return (opened, opened is OpeningOutcome.Opened(_, var told) ? told : []);
        }
    }

    /// <summary>
    /// The vault and what was given to open it with, for a command that opens it by itself.
    /// </summary>
    public (VaultRequest? Request, Refusal? Refusal) Request(string command)
    {
        if (Folder is not { } folder) return (null, NoFolder());
        var (secret, problem) = ReadSecret();
        return secret is null
            ? (null, problem)
            : (RequestOf(folder, secret, command), null);
    }

    /// <summary>A passphrase from a file, the environment, or null when none was given.</summary>
    public (string? Passphrase, Refusal? Refusal) ReadPassphrase() =>
        parsed.GetValue(globals.PassphraseFile) is { } file
            ? ReadFirstLine(file)
            : (Surroundings.Variable(Surroundings.PassphraseVariable), null);

    /// <summary>Asks without showing what is typed; null when the person gives up.</summary>
    public string? Ask(string question)
    {
        around.Error.Write(question);
        var typed = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    around.Error.WriteLine();
                    return typed.ToString();
                case ConsoleKey.Escape:
                    around.Error.WriteLine();
                    return null;
                case ConsoleKey.Backspace:
                    typed.Length = Math.Max(0, typed.Length - 1);
                    break;
                default:
                    if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
                    break;
            }
        }
    }

    /// <summary>What the person offers to open the keys with, before anybody is asked.</summary>
    public (VaultSecret? Secret, Refusal? Refusal) ReadSecret()
    {
        if (parsed.GetValue(globals.RecoveryCodeFile) is { } file)
        {
            var (line, unreadable) = ReadFirstLine(file);
            if (line is null) return (null, unreadable);
            return RecoveryCode.TryParse(line, out var code)
                ? (new VaultSecret.Recovery(code), null)
                : (null, Usage(
                    "bad-recovery-code",
                    file,
                    "This is no recovery code: a character is wrong, or two changed places.",
                    "Compare it with the sheet, character by character."));
        }

        var (passphrase, refusal) = ReadPassphrase();
        if (refusal is not null) return (null, refusal);
        return (
            passphrase is null ? new VaultSecret.Nothing() : new VaultSecret.Passphrase(passphrase), null);
    }

    /// <summary>The first line of a file that holds a secret; or why there is none.</summary>
    public static (string? Line, Refusal? Refusal) ReadFirstLine(string path)
    {
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            if (reader.ReadLine() is { Length: > 0 } line) return (line, null);
            return (
                null,
                Usage("secret-empty", path, "The first line of the file is empty.", "Put the secret there."));
        }
        catch (Exception failed) when (
            failed is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return (null, Usage(
                "secret-unreadable",
                path,
                "The file cannot be read as text.",
                "Check its path and permissions."));
        }
    }

    private static VaultRequest RequestOf(string folder, VaultSecret secret, string command) => new()
    {
        Directory = folder,
        Secret = secret,
        Command = command,
        Tool = Tool.NameAndVersion,
        Memory = Surroundings.StateFolder,
    };

    /// <summary>Said by every command that needs a vault and was told of none.</summary>
    public static Refusal NoFolder() => Usage(
        "no-vault", null, "It was not said where the vault is.",
        $"Give --vault DIR, or set {Surroundings.VaultVariable}.");

    private static Refusal Usage(string code, string? path, string message, string hint) =>
        new(Ending.WrongUsage, new Problem(code, path, message, hint));
}
