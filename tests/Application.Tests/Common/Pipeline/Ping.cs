using CleanTemplate.Application.Common;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Tests.Common.Pipeline;

/// <summary>The smallest command there is, to see what each step around it does.</summary>
[Public]
public sealed record Ping(string Text = "ping", long? IfVersion = null) : ICommand<string>, IVersioned;

[Public]
public sealed record PingQuery(string Text = "ping") : IQuery<string>;

public sealed class PingValidator : AbstractValidator<Ping>
{
    public PingValidator() => RuleFor(ping => ping.Text).NotEmpty().MaximumLength(4);
}

public sealed class PingQueryValidator : AbstractValidator<PingQuery>
{
    public PingQueryValidator() => RuleFor(ping => ping.Text).NotEmpty();
}

/// <summary>Answers its text, or what the test prepared for each turn; counts how often it was asked.</summary>
internal sealed class PingHandler(params Func<Result<string>>[] turns) : ICommandHandler<Ping, string>, IQueryHandler<PingQuery, string>
{
    public int Calls { get; private set; }

    public Task<Result<string>> Handle(Ping command, CancellationToken cancellationToken) => Answer(command.Text);

    public Task<Result<string>> Handle(PingQuery query, CancellationToken cancellationToken) => Answer(query.Text);

    private Task<Result<string>> Answer(string text) => Task.FromResult(turns.Length == 0 ? Count(text) : turns[Math.Min(Calls++, turns.Length - 1)]());

    private string Count(string text)
    {
        Calls++;
        return text;
    }
}
