using System.Diagnostics;
using CleanTemplate.Domain.Common;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Application.Common.Pipeline;

internal sealed class TracedCommand<TCommand, TResult>(
    ICommandHandler<TCommand, TResult> inner, ILogger<TracedCommand<TCommand, TResult>> logger) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    public object Inner => inner;

    public Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken) =>
        Tracing.Run<TCommand, TResult>(() => inner.Handle(command, cancellationToken), logger);
}

internal sealed class TracedQuery<TQuery, TResult>(
    IQueryHandler<TQuery, TResult> inner, ILogger<TracedQuery<TQuery, TResult>> logger) : IQueryHandler<TQuery, TResult>, IDecorator
    where TQuery : IQuery<TResult>
{
    public object Inner => inner;

    public Task<Result<TResult>> Handle(TQuery query, CancellationToken cancellationToken) =>
        Tracing.Run<TQuery, TResult>(() => inner.Handle(query, cancellationToken), logger);
}

/// <summary>One span and one log line for each use case. The request itself is never logged.</summary>
internal static partial class Tracing
{
    private static readonly ActivitySource Source = new(typeof(Tracing).Assembly.GetName().Name!);

    public static async Task<Result<TResult>> Run<TRequest, TResult>(Func<Task<Result<TResult>>> next, ILogger logger)
    {
        using var activity = Source.StartActivity(typeof(TRequest).Name);
        var started = Stopwatch.GetTimestamp();
        Result<TResult> result;
        try
        {
            result = await next();
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            Log.Failed(logger, typeof(TRequest).Name, exception.GetType().Name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            throw;
        }

        if (result.Error is { } refusal)
        {
            activity?.SetStatus(ActivityStatusCode.Error, refusal.Code);
            Log.Refused(logger, typeof(TRequest).Name, refusal.Code, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        else
        {
            Log.Done(logger, typeof(TRequest).Name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return result;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "{UseCase} done in {Milliseconds:0.0} ms")]
        public static partial void Done(ILogger logger, string useCase, double milliseconds);

        [LoggerMessage(LogLevel.Warning, "{UseCase} failed with {Exception} after {Milliseconds:0.0} ms")]
        public static partial void Failed(ILogger logger, string useCase, string exception, double milliseconds);

        [LoggerMessage(LogLevel.Information, "{UseCase} refused with {Code} in {Milliseconds:0.0} ms")]
        public static partial void Refused(ILogger logger, string useCase, string code, double milliseconds);
    }
}
