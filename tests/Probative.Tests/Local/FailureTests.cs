using Probative.Local.Durable;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>A failure that the framework tells is told on with its cause.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData(28, "disk-full")]
    [InlineData(5, "disk-error")]
    [InlineData(0, "disk-error")] // No errno came with it.
    [InlineData(unchecked((int)0x80131620), "disk-error")] // The framework's own number for an IOException.
    public void A_failure_of_the_framework_keeps_its_errno(int result, string code)
    {
        var told = Failure.Of("list", "incoming", new IOException("as the framework says it", result));

        Assert.Equal((code, "incoming"), (told.Problem.Code, told.Problem.Path));
        Assert.Same(told, Failure.Of("list", "incoming", told));
    }
}
