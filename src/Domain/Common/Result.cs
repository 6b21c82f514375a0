namespace CleanTemplate.Domain.Common;

/// <summary>What an action without an answer came to: done, or refused with an error.</summary>
public sealed class Result
{
    private static readonly Result Done = new(null);

    private Result(Error? error) => Error = error;

    public Error? Error { get; }

    public static Result Success => Done;

    // C# has no conversion from interfaces: Result<IReadOnlyList<T>> is made with Of.
    public static Result<T> Of<T>(T value) => new(value, null);

    public Result<T> Then<T>(Func<T> next) => Error is null ? next() : Error;

    public Result Then(Func<Result> next) => Error is null ? next() : this;

    public static implicit operator Result(Error error) => new(error);

    public static implicit operator Result<Unit>(Result result) => result.Error is null ? Unit.Value : result.Error;
}
