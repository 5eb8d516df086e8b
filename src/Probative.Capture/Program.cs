using System.Text;
using Probative.Capture;

// The host: a question on each line of standard input, an answer on each line of standard output, as they
// come. It ends when its input ends, whatever is still open then: whoever asked is gone.
const int atOnceMax = 8;
var exchange = new Exchange(TimeProvider.System);
using var stop = new CancellationTokenSource();
using var places = new SemaphoreSlim(atOnceMax);
using var printing = new SemaphoreSlim(1);
using var output = Console.OpenStandardOutput();
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
var open = new List<Task>();
while (await input.ReadLineAsync() is { } line) open.Add(AnswerAsync(Request.Parse(line)));
await stop.CancelAsync();
await Task.WhenAll(open);
return 0;

async Task AnswerAsync(Request request)
{
    try
    {
        await places.WaitAsync(stop.Token);
        Reply reply;
        try
        {
            reply = await exchange.RunAsync(request, stop.Token);
        }
        finally
        {
            places.Release();
        }

        await PrintAsync(request, reply);
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        // Nobody waits for it.
    }
    catch (Exception bug)
    {
        var told = $"The program made a mistake ({bug.GetType().Name}).";
        await PrintAsync(request, Reply.Failed(Faults.Bug, told));
    }
}

async Task PrintAsync(Request request, Reply reply)
{
    await printing.WaitAsync();
    try
    {
        await output.WriteAsync(reply.ToLine(request.Id));
        await output.FlushAsync();
    }
    finally
    {
        printing.Release();
    }
}
