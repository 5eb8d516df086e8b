using System.Net;

namespace Probative.Capture;

/// <summary>
/// One question and its answer over HTTP. What may pass is tried again: the connection, a status that says
/// so, but never an answer that came whole.
/// </summary>
internal sealed class Exchange(TimeProvider clock)
{
    /// <summary>The longest wait between attempts; who asks for more is left for another day.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(1);

    public async Task<Reply> RunAsync(Request request, CancellationToken ct)
    {
        using var client = Connection.Open(request);
        for (var attempt = 1; ; attempt++)
        {
            var reply = await AttemptAsync(client, request, ct) with { Attempts = attempt };
            if (!reply.MayPass || attempt >= request.Attempts) return reply;
            var wait = reply.RetryAfter ?? s_firstWait * Math.Pow(2, attempt - 1);
            if (wait > LongestWait)
            {
                return reply with
                {
                    Message = $"{reply.Message} It asks to come back in {(long)wait.TotalSeconds} seconds.",
                };
            }

            await Task.Delay(wait, clock, ct);
        }
    }

    private async Task<Reply> AttemptAsync(HttpMessageInvoker client, Request request, CancellationToken ct)
    {
        using var time = new CancellationTokenSource(request.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, time.Token);
        try
        {
            return await SendAsync(client, request, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            var seconds = request.Timeout.TotalSeconds.ToString(
                "0.#", System.Globalization.CultureInfo.InvariantCulture);
            return Reply.Failed(
                Faults.Timeout, $"It did not answer within {seconds} seconds.", mayPass: true);
        }
        catch (HttpRequestException failed)
        {
            return failed.HttpRequestError switch
            {
                HttpRequestError.SecureConnectionError => Reply.Failed(
                    Faults.Tls, "Its certificate is not accepted, or no secure connection came about."),
                HttpRequestError.NameResolutionError => Reply.Failed(
                    Faults.Unreachable, "Its name has no address.", mayPass: true),
                HttpRequestError.ConnectionError => Reply.Failed(
                    Faults.Unreachable, "Nobody answers there.", mayPass: true),
                _ => BrokenOff(),
            };
        }
        catch (IOException)
        {
            return BrokenOff();
        }
    }

    /// <summary>Sends, following what the same host says of where it moved.</summary>
    private async Task<Reply> SendAsync(HttpMessageInvoker client, Request request, CancellationToken ct)
    {
        const int redirectsMax = 3;
        var url = request.Url;
        for (var redirects = 0; ; redirects++)
        {
            using var message = Connection.Message(request, url);
            using var response = await client.SendAsync(message, ct);
            if (!IsRedirect(response.StatusCode)) return await ReadAsync(request, response, ct);
            var status = (int)response.StatusCode;
            if (response.Headers.Location is not { } location
                || !Uri.TryCreate(url, location, out var next)
                || !IsSameHost(url, next))
            {
                return Reply.Failed(
                    Faults.Redirect, "It sends to another host, which is not followed.", status);
            }

            if (redirects == redirectsMax)
                return Reply.Failed(Faults.Redirect, "It sends from one address to the next.", status);
            url = next;
        }
    }

    private async Task<Reply> ReadAsync(
        Request request, HttpResponseMessage response, CancellationToken ct)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return Reply.Failed(
                Faults.Status, $"It answered with status {status}.", status, MayPass(response.StatusCode))
                with { RetryAfter = RetryAfter(response) };
        }

        // One byte more than the limit tells that there is more; what is announced is not believed.
        var buffer = new byte[request.LimitBytes + 1];
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        var count = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return count > request.LimitBytes
            ? Reply.Failed(
                Faults.TooLarge, $"Its answer has over {request.LimitBytes} bytes, and was not read.", status)
            : new Reply { Body = buffer[..count], Status = status };
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date - clock.GetUtcNow() is var wait =>
            wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    // RFC 9110 section 15.4, without 303, which asks for something else by another method.
    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 307 or 308;

    private static bool MayPass(HttpStatusCode status) =>
        (int)status is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>
    /// The same host and port, or from http to https of the same host at their usual ports.
    /// </summary>
    private static bool IsSameHost(Uri from, Uri to) =>
        from.IdnHost == to.IdnHost
        && to.UserInfo.Length == 0
        && ((from.Scheme == to.Scheme && from.Port == to.Port)
            || (from is { Scheme: "http", IsDefaultPort: true }
                && to is { Scheme: "https", IsDefaultPort: true }));

    private static Reply BrokenOff() =>
        Reply.Failed(Faults.Unreachable, "The connection broke off.", mayPass: true);
}
