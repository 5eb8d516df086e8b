using Probative.Web.Permission;

namespace Probative.Web.Media;

/// <summary>The kinds with the types that browsers are told.</summary>
internal static class MediaKinds
{
    /// <summary>The kind of what the gate gave; null for what we do not show inline.</summary>
    public static MediaKind? Of(BytesGiven given) => given switch
    {
        { IsOriginal: true } => MediaKind.Original,
        { MediaType: "image/jpeg" } => MediaKind.Jpeg,
        { MediaType: "image/png" } => MediaKind.Png,
        { MediaType: "video/mp4" } => MediaKind.Video,
        { MediaType: "audio/mp4" } => MediaKind.Sound,
        { MediaType: "application/json" or "application/geo+json" } => MediaKind.Json,
        _ => null,
    };

    /// <summary>The type in the answer; null for a kind that is none.</summary>
    public static string? TypeOf(MediaKind kind) => kind switch
    {
        MediaKind.Original => "application/octet-stream",
        MediaKind.Jpeg => "image/jpeg",
        MediaKind.Png => "image/png",
        MediaKind.Video => "video/mp4",
        MediaKind.Sound => "audio/mp4",
        MediaKind.Json => "application/json",
        _ => null,
    };
}
