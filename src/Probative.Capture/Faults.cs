namespace Probative.Capture;

/// <summary>Why there is no answer, as it stands on standard output.</summary>
internal static class Faults
{
    /// <summary>No address for the name, nobody there, or the connection broke off.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The certificate of the other side was not accepted, or TLS failed.</summary>
    public const string Tls = "tls";

    /// <summary>It took longer than it may.</summary>
    public const string Timeout = "timeout";

    /// <summary>It answered with another status than 200.</summary>
    public const string Status = "status";

    /// <summary>The answer is larger than what is read.</summary>
    public const string TooLarge = "too-large";

    /// <summary>It sends to another host.</summary>
    public const string Redirect = "redirect";

    /// <summary>A mistake of this program.</summary>
    public const string Bug = "bug";
}
