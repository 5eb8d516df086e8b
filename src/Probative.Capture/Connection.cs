using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Capture;

/// <summary>What is said to the other side beside the content: as little as HTTP allows.</summary>
internal static class Connection
{
    private const string ServerPurpose = "1.3.6.1.5.5.7.3.1";

    // In kilobytes.
    private const int HeadersMax = 16;

    /// <summary>
    /// A client that connects to the asked host alone: no proxy, no cookies, no redirects, nothing that a
    /// certificate names is fetched.
    /// </summary>
    public static HttpMessageInvoker Open(Request request)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            ConnectTimeout = request.Timeout,
            MaxResponseHeadersLength = HeadersMax,
        };
        var policy = new X509ChainPolicy
        {
            // A certificate may name an address for its issuer's: nobody configured that one.
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.ApplicationPolicy.Add(new Oid(ServerPurpose));
        if (request.Roots.Count > 0)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(request.Roots);
        }

        handler.SslOptions.CertificateChainPolicy = policy;
        return new HttpMessageInvoker(handler);
    }

    public static HttpRequestMessage Message(Request request, Uri url)
    {
        var message = new HttpRequestMessage(request.Method, url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(request.Accept));
        if (request.Body is null) return message;
        message.Content = new ByteArrayContent(request.Body);
        if (request.ContentType is { } type)
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return message;
    }
}
