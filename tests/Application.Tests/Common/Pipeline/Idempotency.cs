using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Idempotency;
using CleanTemplate.Application.Common.Pipeline;
using CleanTemplate.Domain.Common;
using NSubstitute;

namespace CleanTemplate.Application.Tests.Common.Pipeline;

public sealed class Idempotency
{
    private const string Key = "7f3c";
    private static readonly OperationKey Operation = new(nameof(Keyed), Key);

    private readonly IKeptAnswers _answers = Substitute.For<IKeptAnswers>();

    public Idempotency() => _answers.Take(default!, default).ReturnsForAnyArgs(Result.Of<KeptAnswer?>(null));

    [Public, TakesIdempotencyKey]
    public sealed record Keyed(string Text = "ping", int? Times = null) : ICommand<string>;

    [Fact]
    public async Task A_command_without_a_key_is_just_done()
    {
        Assert.Equal("ping 1", (await Send(new Keyed(), new Counting(), key: null)).Value);
        Assert.Empty(_answers.ReceivedCalls());
    }

    [Fact]
    public async Task The_key_of_a_command_that_takes_none_is_ignored()
    {
        Assert.Equal("ping", (await new IdempotentCommand<Ping, string>(new PingHandler(), With("no key"), _answers).Handle(new(), default)).Value);
        Assert.Empty(_answers.ReceivedCalls());
    }

    [Fact]
    public async Task The_answer_of_the_first_time_is_given_again_and_nothing_is_done()
    {
        Counting handler = new();

        var first = await Send(new Keyed(), handler);
        Stored(Kept());
        var second = await Send(new Keyed(), handler);

        Assert.Equal(("ping 1", "ping 1", 1), (first.Value, second.Value, handler.Calls));
    }

    [Fact]
    public async Task Another_command_under_the_same_key_is_refused()
    {
        Counting handler = new();
        await Send(new Keyed(), handler);
        Stored(Kept());

        Assert.Equal(CommonErrors.KeyReused, (await Send(new Keyed("pong"), handler)).Error);
        Assert.Equal(CommonErrors.KeyReused, (await Send(new Keyed(Times: 2), handler)).Error);
        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task While_the_first_one_is_not_done_the_second_is_refused()
    {
        Counting handler = new();
        _answers.Take(Operation, Arg.Any<CancellationToken>()).Returns((Result<KeptAnswer?>)CommonErrors.KeyInUse);

        Assert.Equal(CommonErrors.KeyInUse, (await Send(new Keyed(), handler)).Error);
        Assert.Equal(0, handler.Calls);
    }

    [Theory, InlineData(false, 0), InlineData(true, 1)]
    public async Task A_refusal_is_not_kept_and_gives_the_key_back_where_the_transaction_does_not(bool leavesTrace, int givenBack)
    {
        var refusal = CommonErrors.Conflict with { LeavesTrace = leavesTrace };

        Assert.Equal(refusal, (await Send(new Keyed(), new(() => refusal))).Error);

        await _answers.Received(givenBack).GiveBack(Operation, Arg.Any<CancellationToken>());
        await _answers.DidNotReceiveWithAnyArgs().Keep(default!, default!, default);
    }

    [Fact]
    public async Task A_fault_is_not_kept()
    {
        Counting handler = new(() => throw new InvalidTimeZoneException());

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => Send(new Keyed(), handler));

        await _answers.DidNotReceiveWithAnyArgs().Keep(default!, default!, default);
    }

    [Theory, InlineData(""), InlineData("two words"), InlineData("schlüssel"), InlineData("tab\t"), InlineData(null)]
    public async Task A_malformed_key_is_refused(string? key)
    {
        Counting handler = new();

        var refusal = (await Send(new Keyed(), handler, key ?? new('k', OperationKey.KeyLength + 1))).Error!;

        Assert.Equal(("common.invalid", "Idempotency-Key", 0), (refusal.Code, Assert.Single(refusal.Fields).Key, handler.Calls));
    }

    [Fact]
    public async Task The_longest_key_is_taken() => Assert.Null((await Send(new Keyed(), new Counting(), new('~', OperationKey.KeyLength))).Error);

    [Fact]
    public void What_is_kept_can_be_read_again()
    {
        var answers = typeof(ApplicationServices).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(TakesIdempotencyKeyAttribute)))
            .Select(type => type.GetInterfaces().Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ICommand<>)).GenericTypeArguments[0])
            .Distinct()
            .ToList();

        Assert.All(answers, type =>
        {
            var answer = Sample(type);
            Assert.Equal(answer, JsonSerializer.Deserialize(JsonSerializer.Serialize(answer, type, IdempotentCommand.Json), type, IdempotentCommand.Json));
        });
        Assert.NotEmpty(answers);
    }

    [Fact]
    public async Task A_stream_is_hashed_while_it_is_read_and_to_its_end()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        using MemoryStream body = new(bytes);
        await using HashedStream hashed = new(body);
        var read = new byte[1_000];

        await hashed.ReadExactlyAsync(read);

        Assert.Equal(bytes[..1_000], read);
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), await hashed.HashOfAll(default));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), await hashed.HashOfAll(default));
    }

    /// <summary>Something other than the default, which a lost member would be.</summary>
    private static object Sample(Type type) =>
        type == typeof(Unit) ? Unit.Value
        : type == typeof(string) ? "sample"
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
        : type.IsPrimitive || type == typeof(decimal) ? Activator.CreateInstance(type)!
        : type.GetMethod("New", BindingFlags.Public | BindingFlags.Static, [typeof(DateTimeOffset)])?.Invoke(null, [DateTimeOffset.UnixEpoch]) is { } id ? id
        : type.GetConstructors() is [var whole] ? whole.Invoke([.. whole.GetParameters().Select(part => Sample(part.ParameterType))])
        : throw new InvalidOperationException($"Make a sample of {type.Name} here.");

    private static IIdempotencyKey With(string? key)
    {
        var given = Substitute.For<IIdempotencyKey>();
        given.Value.Returns(key);
        return given;
    }

    private KeptAnswer Kept() => (KeptAnswer)_answers.ReceivedCalls().Single(call => call.GetMethodInfo().Name == nameof(IKeptAnswers.Keep)).GetArguments()[1]!;

    private void Stored(KeptAnswer answer) => _answers.Take(Operation, Arg.Any<CancellationToken>()).Returns(Result.Of<KeptAnswer?>(answer));

    private Task<Result<string>> Send(Keyed command, Counting handler, string? key = Key) =>
        new IdempotentCommand<Keyed, string>(handler, With(key), _answers).Handle(command, default);

    private sealed class Counting(Func<Result<string>>? turn = null) : ICommandHandler<Keyed, string>
    {
        public int Calls { get; private set; }

        public Task<Result<string>> Handle(Keyed command, CancellationToken cancellationToken)
        {
            Calls++;
            return Task.FromResult(turn?.Invoke() ?? $"{command.Text} {Calls}");
        }
    }
}
