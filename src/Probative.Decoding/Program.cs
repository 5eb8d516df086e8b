using System.Text;
using Probative.Decoding;

// The host: a question on each line of standard input, or one in the arguments; an answer to each on standard
// output. It is started in the sandbox alone, and ends when its input ends.
if (args is ["--version"])
{
    Console.Write(Versions.Lines());
    return 0;
}

using var output = Console.OpenStandardOutput();
using var input = args.Length > 0
    ? new StreamReader(new MemoryStream(Encoding.UTF8.GetBytes(string.Join(' ', args))))
    : new StreamReader(Console.OpenStandardInput());
while (await input.ReadLineAsync() is { } line)
{
    if (Question.Parse(line) is not { } question) return 2;
    ReadOnlyMemory<byte> answer;
    try
    {
        answer = Answer.To(question);
    }
    catch (Exception fault) when (fault is not OutOfMemoryException)
    {
        // Libraries throw whatever a stranger's bytes lead them to; what it was is all that is told, since
        // messages may depend on more than the bytes.
        answer = Answer.Unreadable(fault);
    }

    await output.WriteAsync(answer);
    await output.WriteAsync(question.End);
    await output.FlushAsync();
}

return 0;
