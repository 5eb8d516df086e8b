using System.Globalization;

namespace Probative.Local;

/// <summary>The names of everything in a vault's folder, relative to it.</summary>
internal static class VaultPath
{
    public const string Description = "vault.json";
    public const string Unfinished = "unfinished";

    /// <summary>Stands in a folder as long as a vault is being restored into it.</summary>
    public const string Restoring = "restoring";

    /// <summary>
    /// Stands in a restored vault until it was shown the last checkpoint that was published: so long nothing
    /// is signed.
    /// </summary>
    public const string Unconfirmed = "unconfirmed";

    public const string Lock = "lock";
    public const string FactDatabase = "ledger.db";
    public const string KeyDirectory = "keys";
    public const string Keyring = "keys/keyring.json";
    public const string Items = "items";
    public const string Derivatives = "derivatives";
    public const string Log = "log";
    public const string Checkpoint = "log/checkpoint";
    public const string VerifierKey = "log/vkey";
    public const string VerifierKeys = "log/vkeys";
    public const string Views = "views";

    /// <summary>
    /// The access log: files of the form that <see cref="Auditing.AccessFiles"/> has, and a lock.
    /// </summary>
    public const string AccessDirectory = "access";

    public const string AccessLock = "access/lock";

    public const string IncomingDirectory = "incoming";

    /// <summary>
    /// What a server holds of uploads before they are taken in; it sweeps what is stale. No part of the
    /// record.
    /// </summary>
    public const string Uploads = "uploads";

    /// <summary>
    /// A temporary file. The names repeat from one run to the next: the writer sweeps the folder when it
    /// opens the vault, and there is one writer.
    /// </summary>
    public static string Incoming(string purpose, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{IncomingDirectory}/{purpose}-{number}");
}
