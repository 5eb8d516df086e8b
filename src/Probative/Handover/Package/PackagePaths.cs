using Probative.Handover.Plan;

namespace Probative.Handover.Package;

/// <summary>The names of docs/spec/package.md.</summary>
internal static class PackagePaths
{
    public const string Anchors = "data/anchors.txt";
    public const string AnchorFiles = "data/anchors/";
    public const string Facts = "data/facts.txt";
    public const string Withheld = "data/withheld.txt";
    public const string Items = "data/items/";
    public const string Manifest = "manifest-sha256.txt";
    public const string TagManifest = "tagmanifest-sha256.txt";
    public const string BagDeclaration = "bagit.txt";
    public const string BagInfo = "bag-info.txt";
    public const string Page = "index.html";
    public const string Guide = "VERIFY.md";
    public const string ShellCheck = "verify.sh";
    public const string PageCheck = "verify.html";
    public const string Handover = "ledger/handover.txt";
    public const string Indices = "ledger/indices.txt";
    public const string Nodes = "ledger/nodes.txt";
    public const string Checkpoint = "ledger/checkpoint";
    public const string Vkey = "ledger/vkey";
    public const string Key = "ledger/handover-key.jwk";

    public static string OfItem(SurveyedItem item) => Items + item.Sha256!.Value.ToHex() + item.Extension;
}
