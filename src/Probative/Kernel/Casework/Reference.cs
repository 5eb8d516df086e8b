using System.Diagnostics.CodeAnalysis;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Casework;

/// <summary>
/// One thing of a case, named by another: `claim:` and its id. It says nothing of whether that thing is there
/// or may be seen; <see cref="ReferenceRoll"/> does.
/// </summary>
public readonly record struct Reference(NodeKind Kind, Id Id)
{
    /// <summary>The kind as facts and people write it.</summary>
    public string KindName => NameOf(Kind);

    public static string NameOf(NodeKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Null for a word that names no kind.</summary>
    public static NodeKind? KindOf(ReadOnlySpan<char> name)
    {
        foreach (var kind in Enum.GetValues<NodeKind>())
        {
            if (name.SequenceEqual(NameOf(kind))) return kind;
        }

        return null;
    }

    /// <summary>Reads what <see cref="ToString"/> writes: the kind, a colon, all 32 digits.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Reference reference)
    {
        reference = default;
        if (text is null) return false;
        if (text.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon)) return false;
        if (KindOf(text.AsSpan(0, colon)) is not { } kind) return false;
        if (!Id.TryParse(text[(colon + 1)..], out var id)) return false;
        reference = new Reference(kind, id);
        return true;
    }

    /// <summary>As it stands in a fact: text, so that lists of it sort and compare.</summary>
    public JsonValue ToValue() => JsonValue.FromString(ToString());

    public override string ToString() => $"{KindName}:{Id}";
}
