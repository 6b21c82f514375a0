using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Pipeline;

/// <summary>
/// Does a command once for each key: who sends it again gets the answer of the first time. Key and answer are written in the
/// command's own transaction, so that both are there or neither. Only a success is kept: a refusal may be put right, a fault may pass.
/// </summary>
internal sealed class IdempotentCommand<TCommand, TResult>(
    ICommandHandler<TCommand, TResult> inner, IIdempotencyKey key, IKeptAnswers answers) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    private static readonly bool TakesKey = typeof(TCommand).IsDefined(typeof(TakesIdempotencyKeyAttribute));

    public object Inner => inner;

    public async Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken)
    {
        if (!TakesKey || key.Value is not { } given) return await inner.Handle(command, cancellationToken);
        if (IdempotentCommand.Refuse(given) is { } malformed) return malformed;

        OperationKey operation = new(typeof(TCommand).Name, given);
        var taken = await answers.Take(operation, cancellationToken);
        if (taken.Error is { } busy) return busy;
        if (taken.Value is { } kept) return await Again(command, kept, cancellationToken);

        var result = await inner.Handle(command, cancellationToken);
        if (result.Error is null) await answers.Keep(operation, await Answer(command, result.Value, cancellationToken), cancellationToken);
        else if (result.Error.LeavesTrace) await answers.GiveBack(operation, cancellationToken);
        return result;
    }

    private static async Task<Result<TResult>> Again(TCommand command, KeptAnswer kept, CancellationToken cancellationToken) =>
        kept.Fingerprint == await Fingerprint(command, cancellationToken)
            ? JsonSerializer.Deserialize<TResult>(kept.Json, IdempotentCommand.Json)!
            : CommonErrors.KeyReused;

    private static async Task<KeptAnswer> Answer(TCommand command, TResult result, CancellationToken cancellationToken) =>
        new(await Fingerprint(command, cancellationToken), JsonSerializer.Serialize(result, IdempotentCommand.Json));

    private static async Task<string> Fingerprint(TCommand command, CancellationToken cancellationToken) => command is IFingerprinted special
        ? await special.Fingerprint(cancellationToken)
        : Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command, IdempotentCommand.Canonical)));
}

internal static class IdempotentCommand
{
    public static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    // A newer version that knows another optional member still sees the same command.
    public static readonly JsonSerializerOptions Canonical = new(Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    private static readonly Error Malformed = CommonErrors.Invalid(new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Idempotency-Key"] = [$"A key has 1 to {OperationKey.KeyLength} characters, each a visible one of ASCII."],
    });

    public static Error? Refuse(string key) =>
        key.Length is >= 1 and <= OperationKey.KeyLength && key.All(character => character is > ' ' and <= '~') ? null : Malformed;
}
