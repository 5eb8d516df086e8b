using Microsoft.AspNetCore.Http;

namespace Probative.Web.Serving;

/// <summary>
/// Where the server listens: pages at one loopback address, media at another, so that bytes of strangers
/// never share an origin, nor its cookies, with the workbench. Known when it listens.
/// </summary>
public sealed class Addresses
{
    /// <summary>`http://127.0.0.1:PORT`.</summary>
    public Uri Pages { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>`http://127.0.0.2:PORT`.</summary>
    public Uri Media { get; private set; } = new("http://127.0.0.2:0");

    /// <summary>Whether a request came in at the media address.</summary>
    public bool IsMedia(HostString host) => host.Value == Media.Authority;

    internal void Set(IEnumerable<string> listening)
    {
        foreach (var address in listening.Select(text => new Uri(text)))
        {
            if (address.Host == Pages.Host) Pages = address;
            if (address.Host == Media.Host) Media = address;
        }
    }
}
