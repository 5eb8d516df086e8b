namespace Probative.Kernel.Outside;

/// <summary>What is sent to an address that the operator configured.</summary>
public sealed record OutsideRequest
{
    /// <summary>An address of http or https.</summary>
    public required string Url { get; init; }

    /// <summary>The media type that is asked for.</summary>
    public required string Accept { get; init; }

    /// <summary>The media type of <see cref="Body"/>.</summary>
    public string? ContentType { get; init; }

    /// <summary>What is posted; null to ask for what lies there.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The most bytes of an answer that are taken.</summary>
    public required int LimitBytes { get; init; }

    /// <summary>As HTTP calls it.</summary>
    public string Method => Body is null ? "GET" : "POST";
}
