using Probative.Formats.Credentials.Cbor;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Validation;

/// <summary>An assertion to which a claim refers, and which is there.</summary>
/// <param name="Label">The whole label.</param>
/// <param name="Uri">The absolute address.</param>
/// <param name="Box">The superbox.</param>
/// <param name="IsIntact">True when its hash is that of the reference.</param>
/// <param name="IsCreated">Whether the signer states it; null for claims of version 1.</param>
internal sealed record DeclaredAssertion(
    string Label, string Uri, JumbfBox Box, bool IsIntact, bool? IsCreated)
{
    private CborValue? _content;
    private bool _isRead;

    /// <summary>The label without the number that tells several of one kind apart.</summary>
    public string Kind =>
        Label.IndexOf("__", StringComparison.Ordinal) is var at and > 0 ? Label[..at] : Label;

    /// <summary>The content as CBOR; null where it is none.</summary>
    public CborValue? Content
    {
        get
        {
            if (_isRead) return _content;
            _isRead = true;
            if (Box.BytesOf("cbor") is { } bytes && CborTree.TryRead(bytes, out var content))
                _content = content;
            return _content;
        }
    }

    public bool IsIngredient => Kind is "c2pa.ingredient" or "c2pa.ingredient.v2" or "c2pa.ingredient.v3";

    /// <summary>An ingredient of which the asset is a later state.</summary>
    public bool IsParent => IsIngredient && Content?["relationship"]?.Text == "parentOf";

    public bool IsThumbnail => Kind.StartsWith("c2pa.thumbnail", StringComparison.Ordinal);

    public bool IsActions => Kind is "c2pa.actions" or "c2pa.actions.v2";

    /// <summary>A binding to all bytes of the asset (C2PA 2.2 section 9.2).</summary>
    public bool IsHardBinding => Kind is "c2pa.hash.data" or "c2pa.hash.boxes" or "c2pa.hash.collection.data"
        || IsBmffHash;

    public bool IsBmffHash => Kind is "c2pa.hash.bmff" or "c2pa.hash.bmff.v2" or "c2pa.hash.bmff.v3";

    public ManifestAssertion Shown => new(
        Label,
        Uri,
        Box.Children.Count == 0
            ? ""
            : Box.Children[0].Type switch { "bfdb" => "file", var type => Excerpt.Of(type.TrimEnd()) },
        Box.Children.Sum(child => (long)child.Content.Length),
        IsCreated);
}
