using System.Security.Cryptography.X509Certificates;
using Probative.Check.Anchors;
using Probative.Check.Faults;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Formats.Containers;

namespace Probative.Check.Package;

/// <summary>Makes every check of package.md on one package and stops at nothing.</summary>
internal sealed class PackageCheck
{
    private readonly PackageFiles _files;
    private readonly FaultList _faults;
    private readonly FactsPart _facts;
    private readonly AnchorsPart _anchors;

    private PackageCheck(IFileSet files, FaultList faults, IReadOnlyList<X509Certificate2> authorities)
    {
        _files = new PackageFiles(files, faults);
        _faults = faults;
        _facts = new FactsPart(_files, faults);
        Tree = new TreePart(_files, faults);
        _anchors = new AnchorsPart(_files, faults, authorities);
    }

    /// <summary>The keys of the package, once it was checked.</summary>
    public KeysPart? Keys { get; private set; }

    /// <summary>The tree of the package, once it was checked.</summary>
    public TreePart Tree { get; }

    public FactsPart Facts => _facts;

    /// <summary>Checks a package.</summary>
    /// <param name="path">Where it is, as the person wrote it.</param>
    /// <param name="files">Its files.</param>
    /// <param name="given">The signer's key as the person knows it; null if they know none.</param>
    /// <param name="known">Checkpoints and packages that the person has from before.</param>
    /// <param name="authorities">Root certificates of time-stamping authorities that the person
    /// believes.</param>
    /// <param name="lanes">How many files, and how many facts, are read at once.</param>
    /// <param name="progress">Told what is done; may be null.</param>
    public static CheckResult Run(
        string path,
        IFileSet files,
        GivenKey? given,
        IReadOnlyList<KnownRecord> known,
        IReadOnlyList<X509Certificate2> authorities,
        int lanes,
        Progress? progress)
    {
        var faults = new FaultList();
        var check = new PackageCheck(files, faults, authorities);
        check.CheckAll(lanes, progress);
        IReadOnlyList<KnownByOtherKey> others = KnownPart.Check(check, known, faults);
        Signer signer = Signer.Of(check.Keys!.Key, given);
        if (signer is { IsGiven: true, IsSame: false })
        {
            faults.Add(Codes.SignerOther, PackagePaths.VerifierKey, signer.Fingerprint is { } other
                ? $"The package is signed by {other}, and you gave {given!.Pin.Fingerprint}."
                : "The key that you gave cannot be compared: the package has no readable key.");
        }

        return check.Result(path, signer) with { KnownByOtherKey = others };
    }

    /// <summary>Reads a package as far as its leaves, keys and tree, for a receipt or a comparison.</summary>
    public static PackageCheck ReadRecord(IFileSet files, FaultList faults, int lanes)
    {
        var check = new PackageCheck(files, faults, []);
        check.Keys = KeysPart.Read(check._files, faults);
        check._facts.Read(key: null, lanes, progress: null);
        check.Tree.Check(check._facts, check.Keys.Checkpoint);
        return check;
    }

    private void CheckAll(int lanes, Progress? progress)
    {
        var bag = new BagPart(_files, _faults);
        bag.ReadManifests();
        Keys = KeysPart.Read(_files, _faults);
        _facts.Read(Keys.HandoverKey, lanes, progress);
        Tree.Check(_facts, Keys.Checkpoint);
        _anchors.Check(Tree, Keys.Checkpoint);
        bag.CheckTagFiles();
        _files.HashRest(bag.PathsToHash(), lanes, progress);
        bag.CompareManifests();
        _facts.Items.Compare(_facts.WasRead);
        new HandoverPart(_files, _facts, Keys, _faults).Check();
    }

    private CheckResult Result(string path, Signer signer) => new()
    {
        Command = "check",
        Kind = "package",
        Path = path,
        Faults = _faults,
        Signer = signer,
        Texts =
        [
            ("case", _facts.Case?.ToHex() ?? ""),
            ("root", Keys?.Checkpoint?.Root.ToBase64() ?? ""),
        ],
        Figures =
        [
            ("facts", _facts.Count),
            ("withheld_facts", _facts.Bare),
            ("withheld_fields", _facts.Unopened),
            ("opened_fields", _facts.Opened),
            ("signatures", _facts.Signatures),
            ("items", _facts.Items.Count),
            ("files", _files.FilesRead),
            ("bytes", _files.BytesRead),
            ("log_size", (long)(Keys?.Checkpoint?.Size ?? 0)),
        ],
        Checked = Sentences.PackageChecked,
        Shows = Sentences.PackageShows,
        OutsideTimes = _anchors.Found,
        ShowsNot = [Sentences.TimeNotShown(_anchors.Found, _facts.Count), .. Sentences.ShowsNot],
    };
}
