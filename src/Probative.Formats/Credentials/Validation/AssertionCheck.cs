using System.Text.Json;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The assertions of a manifest against the references of its claim (C2PA 2.2 section 15.10.3): each is
/// there, in this manifest, with the hash that was signed; none is there that is not referred to.
/// </summary>
internal sealed class AssertionCheck(CheckContext context, ManifestBox manifest, ClaimContent claim)
{
    private static readonly string[] Interpreted =
    [
        "c2pa.actions", "c2pa.ingredient", "c2pa.hash", "c2pa.thumbnail", "c2pa.time-stamp", "c2pa.metadata",
        "c2pa.icon", "c2pa.embedded-data", "c2pa.certificate-status", "cawg.identity",
        "stds.",
    ];

    private readonly FindingList _findings = context.Findings;
    private readonly HashSet<JumbfBox> _referred = [];
    private readonly Dictionary<string, JumbfBox> _present = new(StringComparer.Ordinal);

    public IReadOnlyList<DeclaredAssertion> Run()
    {
        foreach (var box in manifest.Assertions?.Children ?? [])
        {
            if (box is { IsSuperbox: true, Label: { } label }) _present.TryAdd(label, box);
        }

        var declared = new List<DeclaredAssertion>();
        foreach (var (reference, isCreated) in claim.References)
        {
            if (reference is null)
            {
                _findings.Fail(
                    StatusCodes.ClaimMalformed,
                    manifest.ClaimUri,
                    "A reference to an assertion is not in its form.");
            }
            else if (Check(reference, isCreated) is { } assertion)
            {
                declared.Add(assertion);
            }
        }

        if (claim.HasTooManyReferences)
        {
            _findings.Fail(
                StatusCodes.LimitReached,
                manifest.ClaimUri,
                "There are more assertions than are checked here.");
        }

        foreach (var box in manifest.Assertions?.Children ?? [])
        {
            if (!box.IsSuperbox || _referred.Contains(box)) continue;
            _findings.Fail(
                StatusCodes.AssertionUndeclared,
                manifest.AssertionUri(box.Label ?? ""),
                "The claim does not refer to this assertion.");
        }

        return declared;
    }

    private DeclaredAssertion? Check(HashedUri reference, bool? isCreated)
    {
        var uri = JumbfUri.Read(reference.Uri, manifest.Label);
        if (uri is not null && uri.Manifest != manifest.Label)
        {
            _findings.Fail(
                StatusCodes.AssertionOutsideManifest,
                uri.Text,
                "The claim refers to an assertion of another manifest.");
            return null;
        }

        var box = uri is { Path: [JumbfUri.Assertions, { } name] } ? _present.GetValueOrDefault(name) : null;
        var text = uri?.Text ?? Excerpt.Of(reference.Uri);
        if (context.Redactions.Contains(text))
        {
            if (box is not null) _referred.Add(box);
            if (box is not null && !IsBlank(box))
                _findings.Fail(
                    StatusCodes.AssertionNotRedacted,
                    text,
                    "The assertion is said to be taken out, and is there.");
            return null;
        }

        if (box is null)
        {
            _findings.Fail(
                StatusCodes.AssertionMissing, text, "The claim refers to an assertion that is not there.");
            return null;
        }

        var isIntact = Compare(reference, box, text);
        if (!_referred.Add(box)) return null;
        var assertion = new DeclaredAssertion(box.Label ?? "", text, box, isIntact, isCreated);
        if (isIntact) CheckContent(assertion);
        return assertion;
    }

    private bool Compare(HashedUri reference, JumbfBox box, string uri)
    {
        if (HashName.Find(reference.Algorithm ?? claim.Claim.Algorithm) is not { } algorithm)
        {
            _findings.Fail(
                StatusCodes.AlgorithmUnsupported, uri, "The reference uses a hash that is not allowed.");
            return false;
        }

        if (context.HasHash(box, algorithm, reference.Hash.Span))
        {
            _findings.Pass(
                StatusCodes.HashedUriMatch, uri, "The assertion has the hash that the claim states.");
            return true;
        }

        var isDraft = box.Children.Any(child => context.HasHash(child, algorithm, reference.Hash.Span));
        if (isDraft)
        {
            context.Find.Add(
                CredentialCodes.Draft,
                box.Offset,
                "The hash is over the content alone, as in drafts before version 1.0.");
        }

        _findings.Fail(
            StatusCodes.HashedUriMismatch,
            uri,
            "The assertion does not have the hash that the claim states.");
        return false;
    }

    private void CheckContent(DeclaredAssertion assertion)
    {
        if (assertion.Box.Purpose == Purposes.Cbor && assertion.Content is null)
        {
            _findings.Fail(
                StatusCodes.AssertionCborInvalid,
                assertion.Uri,
                "The content is not one item of CBOR, or larger or deeper than what is read.");
        }

        var isJson = assertion.Box.Purpose == Purposes.Json;
        if (isJson && assertion.Box.BytesOf("json") is { } json && !IsJson(json.Span))
            _findings.Fail(StatusCodes.AssertionJsonInvalid, assertion.Uri, "The content is not JSON.");
        if (!Interpreted.Any(start => assertion.Kind.StartsWith(start, StringComparison.Ordinal)))
        {
            _findings.Note(
                StatusCodes.AssertionUninterpreted,
                assertion.Uri,
                "What this assertion states is not interpreted here.");
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>What is taken out may leave its box behind, filled with zeros.</summary>
    private static bool IsBlank(JumbfBox box) =>
        box.Children.All(child => !child.Content.Span.ContainsAnyExcept((byte)0));
}
