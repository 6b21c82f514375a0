namespace CleanTemplate.Domain.Common;

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
