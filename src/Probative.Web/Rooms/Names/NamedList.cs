using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Reading.Names;

namespace Probative.Web.Rooms.Names;

/// <summary>The three lists of this room, and where each stands in an address.</summary>
internal static class NamedList
{
    public static IReadOnlyList<NodeKind> All { get; } = [NodeKind.Entity, NodeKind.Place, NodeKind.Source];

    /// <summary>The list that a word of an address names; null for any other word.</summary>
    public static NodeKind? Of(string? word) =>
        Reference.KindOf(word ?? "") is { } kind && All.Contains(kind) ? kind : null;

    /// <summary>Entities and places are kept apart and come as tables; sources do neither.</summary>
    public static bool HasTable(NodeKind kind) => kind != NodeKind.Source;

    /// <summary>The page of one.</summary>
    public static string AddressOf(string @case, NodeKind kind, string? id) =>
        $"/case/{@case}/names/{Reference.NameOf(kind)}/{id}";

    /// <summary>Everything of one list.</summary>
    public static ICommand Whole(MemberId by, string @case, NodeKind kind) => new ListNamed
    {
        By = by, Of = kind, Case = @case, Limit = long.MaxValue,
    };
}
