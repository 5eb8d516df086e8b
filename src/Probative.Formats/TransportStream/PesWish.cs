namespace Probative.Formats.TransportStream;

/// <summary>Whether a reader wants the PES packets of a stream, and how much of each.</summary>
/// <param name="LimitBytes">The most bytes of content that are kept of each; 0 where none is wanted.</param>
/// <param name="IsHead">Whether only the start matters, so that a longer packet is no fault.</param>
public readonly record struct PesWish(int LimitBytes, bool IsHead)
{
    /// <summary>The stream is counted and not put together.</summary>
    public static PesWish None => default;

    /// <summary>All of each packet, up to a limit past which damage is reported.</summary>
    public static PesWish Whole(int limitBytes) => new(limitBytes, IsHead: false);

    /// <summary>The first bytes of each packet, such as those before a picture's own.</summary>
    public static PesWish Head(int bytes) => new(bytes, IsHead: true);
}
