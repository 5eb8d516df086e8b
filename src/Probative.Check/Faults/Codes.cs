using Probative.Ledger.Audit;

namespace Probative.Check.Faults;

/// <summary>
/// The stable codes of package.md, "The check", and of check.md, each with what a person can do about it.
/// Scripts compare codes, so none is ever renamed.
/// </summary>
internal static class Codes
{
    public const string BagFormat = "bag-format";
    public const string FileChanged = "file-changed";
    public const string FileMissing = "file-missing";
    public const string FileExtra = "file-extra";
    public const string FactMalformed = "fact-malformed";
    public const string FactNumber = "fact-number";
    public const string FactCase = "fact-case";
    public const string FactChain = "fact-chain";
    public const string FactSignature = "fact-signature";
    public const string DisclosureForeign = "disclosure-foreign";
    public const string WithheldList = "withheld-list";
    public const string Handover = "handover";
    public const string HandoverManifest = "handover-manifest";
    public const string HandoverFiles = "handover-files";
    public const string HandoverCounts = "handover-counts";
    public const string ItemUnvouched = "item-unvouched";
    public const string ItemMissing = "item-missing";
    public const string Tree = "tree";
    public const string Checkpoint = "checkpoint";
    public const string SignerOther = "signer-other";
    public const string KnownCheckpoint = "known-checkpoint";
    public const string Anchor = "anchor";
    public const string LogKeys = "log-vkeys";
    public const string Receipt = "receipt";
    public const string NotRecognised = "not-recognised";
    public const string Usage = "usage";

    private const string AskAgain = "Ask the sender for it again, and compare it with what you have.";
    private const string AskLog =
        "Fetch the file again; if it stays so, the keeper of the log has to explain it.";

    private const string KeepBoth =
        "Keep both. If two histories exist, ask the maker to explain them. If what you know is later, check "
        + "the log as it is now, or a later package, with --earlier and this one. If it is of another log, "
        + "compare it with that log.";

    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
    {
        [BagFormat] = "Ask the sender for the package again, as one ZIP file; copying can leave files out.",
        [FileChanged] = "Do not rely on this file. " + AskAgain,
        [FileMissing] = "Copy the package again, whole; if the file is still missing, ask the sender for it.",
        [FileExtra] =
            "If a file manager made it (.DS_Store, Thumbs.db), delete it and check again; else ask.",
        [FactMalformed] = AskAgain,
        [FactNumber] = "Facts are missing, exchanged or added here. Ask for every fact of the case.",
        [FactCase] = "Facts of two cases are mixed. " + AskAgain,
        [FactChain] = "The fact before was exchanged or altered. " + AskAgain,
        [FactSignature] = "Do not rely on this line. " + AskAgain,
        [DisclosureForeign] = "Do not use this field: the record does not hold it.",
        [WithheldList] = "What is withheld is not told truly. Ask the sender for a right list.",
        [Handover] = "The package does not tell of its own handover. " + AskAgain,
        [HandoverManifest] = "The files were listed again after the handover was recorded. " + AskAgain,
        [HandoverFiles] = "A file of the package was exchanged after the handover was recorded.",
        [HandoverCounts] = "The package is not the one that the handover recorded. " + AskAgain,
        [ItemUnvouched] = "No fact speaks for this file as it is. Do not use it; ask the sender.",
        [ItemMissing] = "A fact names this item and the package lacks it. Ask the sender for it.",
        [Tree] = "The facts are not shown to be in the signed log. Do not rely on them.",
        [Checkpoint] = "Nobody vouches for this record. " + AskAgain,
        [SignerOther] = "Somebody else signed this, or the signer has changed the key since, or the one that "
            + "you gave is wrong: ask the signer by another way.",
        [KnownCheckpoint] = KeepBoth,
        [Anchor] = "This outside time shows nothing. Ask the sender how it came there.",
        [LogCodes.Missing] = AskLog,
        [LogCodes.Tile] = AskLog,
        [LogCodes.Bundle] = AskLog,
        [LogCodes.Leaf] = AskLog,
        [LogCodes.Root] = "The log and its checkpoint are two histories, or a file is damaged.",
        [LogCodes.CaseNumber] = "The log is false: facts of this case were left out, repeated or exchanged.",
        [LogCodes.CaseChain] = "The log is false: a fact of this case was exchanged.",
        [LogKeys] = "The list of keys should hold every key that ever signed, the current one included.",
        [Receipt] = "The receipt shows nothing. Ask the one who gave it for a new one.",
        [NotRecognised] = "Give the folder or ZIP file of a package, the folder of a log, or a receipt.",
        [Usage] = "Run 'probative-check --help' for examples.",
    };

    public static string HintFor(string code) => Hints.GetValueOrDefault(code, AskAgain);
}
