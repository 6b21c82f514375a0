using CleanTemplate.Application.Common.Events;

namespace CleanTemplate.Infrastructure.Jobs;

/// <summary>A job that no attempt can help: nobody knows it, nobody can read it, or it ends whoever begins it.</summary>
internal sealed class HopelessJobException(string message, Exception? inner = null) : PermanentFailureException(message, inner);
