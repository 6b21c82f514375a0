using System.Text.Json.Serialization;

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

/// <summary>An answer, or the error that refused it.</summary>
public sealed class Result<T>
{
    private readonly T? _value;

    internal Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }

    /// <summary>The answer. Reading it from a refusal is a bug and throws.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"There is no value, but the refusal {Error.Code}.");

    public Result<TNext> Then<TNext>(Func<T, TNext> next) => Error is null ? next(_value!) : Error;

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Error is null ? next(_value!) : Error;

    public Result Then(Func<T, Result> next) => Error is null ? next(_value!) : Error;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

/// <summary>The answer of a use case that has nothing to say but "done".</summary>
public sealed record Unit
{
    public static readonly Unit Value = new();

    [JsonConstructor]
    private Unit()
    {
    }
}
