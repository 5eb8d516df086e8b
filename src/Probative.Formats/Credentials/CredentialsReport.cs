namespace Probative.Formats.Credentials;

/// <summary>What a file holds of Content Credentials, and what checking them gave.</summary>
public sealed class CredentialsReport
{
    /// <summary>What the checks say together.</summary>
    public required CredentialsState State { get; init; }

    /// <summary>The kind of the file.</summary>
    public required CredentialCarrier Carrier { get; init; }

    /// <summary>True when the store was given beside the file and is not from within it.</summary>
    public bool IsSidecar { get; init; }

    /// <summary>
    /// Where the file holds the manifest store, with the frame around it; empty where it holds none.
    /// </summary>
    public IReadOnlyList<ByteRange> Ranges { get; init; } = [];

    /// <summary>The manifest store as it was read; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Store { get; init; }

    /// <summary>
    /// The address at which the file says that its manifest store lies; null where it says none. It is a
    /// stranger's text: reported, and never called.
    /// </summary>
    public string? RemoteUri { get; init; }

    /// <summary>The label of the manifest that is about this file; null where none can be read.</summary>
    public string? ActiveManifest { get; init; }

    /// <summary>The manifests in the order of the store; the last one is the active one.</summary>
    public IReadOnlyList<CredentialManifest> Manifests { get; init; } = [];

    /// <summary>What checking gave, the active manifest first, then its ingredients.</summary>
    public IReadOnlyList<CredentialFinding> Findings { get; init; } = [];

    /// <summary>
    /// The bytes of the file that the binding leaves out, as far as they are not the manifest store: they may
    /// have changed without notice.
    /// </summary>
    public IReadOnlyList<ByteRange> Uncovered { get; init; } = [];

    /// <summary>False when the caller gave no roots, so that no signer could be trusted.</summary>
    public bool HasTrustList { get; init; }

    /// <summary>What is wrong with the file or the boxes.</summary>
    public required DamageList Damage { get; init; }

    /// <summary>
    /// The codes of the failures, each once, in order: those of the active manifest and those in ingredients
    /// that nobody recorded.
    /// </summary>
    public IReadOnlyList<string> FailureCodes =>
    [
        .. Findings.Where(finding => finding.Kind == FindingKind.Failure && !finding.IsRecorded)
            .Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal),
    ];
}
