namespace Probative.Local.Checking;

/// <summary>
/// What a check can find: a stable code and what to do next. The codes are listed in
/// docs/spec/vault-check.md.
/// </summary>
internal readonly record struct CheckCode(string Code, string Hint)
{
    private const string FromBackup =
        "Bring this file back from the newest backup into a copy of the vault; this check changed nothing.";
    private const string Repair =
        "Run `probative repair --from` with a backup or another copy: it brings the right bytes back.";
    private const string Whole = "Bring the whole vault back from the newest backup, as a copy, and compare.";

    public static readonly CheckCode VaultJson = new("vault-json-damaged", FromBackup);
    public static readonly CheckCode KeyringMissing = new(
        "keyring-missing",
        "Bring keys/ back from a backup: without it no field of this vault can be opened.");

    public static readonly CheckCode Keyring = new("keyring-damaged", FromBackup);
    public static readonly CheckCode KeyUnused = new(
        "key-unused", "Nothing needs doing: opening a case was interrupted before its first fact.");

    public static readonly CheckCode KeyReadable = new(
        "key-file-mode", "Take the right to read from everybody else: chmod 600.");

    public static readonly CheckCode Vkey = new("vkey-damaged", FromBackup);
    public static readonly CheckCode Vkeys = new(
        "vkeys-damaged", "Run `probative rebuild`: the facts hold the keys, and it writes the list anew.");
    public static readonly CheckCode VkeyOther = new(
        "vkey-mismatch",
        "log/ and keys/ are of different vaults or times: bring back what belongs together.");

    public static readonly CheckCode KeyChangeUnfinished = new(
        "key-change-unfinished",
        "Run any command that writes: it finishes the change, or gives up one that no fact speaks of.");

    public static readonly CheckCode CheckpointMissing = new("checkpoint-missing", FromBackup);
    public static readonly CheckCode Checkpoint = new("checkpoint-damaged", FromBackup);
    public static readonly CheckCode Log = new("log", FromBackup);
    public static readonly CheckCode LedgerMissing = new("ledger-missing", Whole);
    public static readonly CheckCode Ledger = new("ledger-damaged", Whole);
    public static readonly CheckCode LedgerGap = new("ledger-gap", Whole);
    public static readonly CheckCode LedgerBehind = new(
        "ledger-behind-checkpoint",
        "The database is an older copy, or rows were removed: bring back the newest.");

    public static readonly CheckCode StrayRow = new("ledger-stray-row", Whole);
    public static readonly CheckCode Fact = new("fact-damaged", Whole);
    public static readonly CheckCode FactOther = new("fact-not-published", Whole);
    public static readonly CheckCode CaseChain = new("case-chain", Whole);
    public static readonly CheckCode CaseNumber = new("case-number", Whole);
    public static readonly CheckCode Fields = new("fields-damaged", Whole);
    public static readonly CheckCode FieldsMissing = new("fields-missing", Whole);
    public static readonly CheckCode DestroyedOpens = new(
        "destroyed-opens",
        "The database is of a time before that destruction: find out who brought it back; destroy again.");

    public static readonly CheckCode DestructionUnfinished = new(
        "destruction-unfinished", "Run any command that writes: it finishes the destruction.");

    public static readonly CheckCode CaseKeyMissing = new(
        "case-key-missing",
        "Bring the newest keys/keyring.json back: an older one lacks the keys of newer cases.");

    public static readonly CheckCode KeyFacts = new("key-facts", Whole);
    public static readonly CheckCode ItemMissing = new("item-missing", Repair);
    public static readonly CheckCode Item = new("item-damaged", Repair);
    public static readonly CheckCode ItemSize = new("item-size", Repair);
    public static readonly CheckCode Derivative = new("derivative-damaged", Repair);
    public static readonly CheckCode DerivativeMissing = new("derivative-missing", Repair);
    public static readonly CheckCode Anchor = new(
        "anchor-damaged",
        "Run `probative repair --from` with a backup; until then this outside time counts for nothing.");

    public static readonly CheckCode Access = new(
        "access-damaged",
        "Bring this file of the access log back from the newest backup, and find out who changed it.");

    public static readonly CheckCode AccessTorn = new(
        "access-torn", "Nothing needs doing: what was shown, was shown after its entry was whole.");

    public static readonly CheckCode Unreadable = new(
        "unreadable", "Run the check as the user who owns the vault; if that is so already, check the disk.");

    public static readonly CheckCode View = new(
        "view-damaged",
        "Remove this file while no command runs: the next command that writes builds it anew.");

    public static readonly CheckCode ViewDiffers = new(
        "view-differs",
        "Remove this file while no command runs: the next command that writes builds it anew.");

    public static readonly CheckCode ViewMissing = new(
        "view-missing", "Nothing needs doing: the next command that writes builds it.");

    public static readonly CheckCode WriteAheadLog = new(
        "ledger-wal-end",
        "If facts are missing that somebody was told of, bring the newest backup and compare.");

    public static readonly CheckCode Stray = new(
        "stray-file",
        "An interrupted intake left it, or somebody put it there: look at it. Nothing removes it by itself.");

    public static readonly CheckCode LeftOver = new(
        "left-over", "Nothing needs doing: the next command that writes removes it, or is at work just now.");

    public static readonly CheckCode Unsigned = new(
        "unsigned-facts", "Run any command that writes: it publishes and signs what a crash left.");

    public static readonly CheckCode Locked = new(
        "fields-not-opened", "Give the passphrase to check the fields, the names of items, and the views.");

    public static readonly CheckCode Unopened = new(
        "fields-not-opened", "Mend the file of the keys first, then check again.");

    public static readonly CheckCode Unconfirmed = new(
        "restored-unconfirmed",
        "Show it the last checkpoint that was published: `probative restore confirm`.");

    public static readonly CheckCode Behind = new(
        "vault-behind", "Look for the newest copy; this one cannot be written to on this machine.");

    public static readonly CheckCode Busy = new(
        "vault-busy", "Check again when nobody works, or while one long command does.");

    public static readonly CheckCode More = new(
        "more-of-this", "Mend what is listed first, then check again.");
}
