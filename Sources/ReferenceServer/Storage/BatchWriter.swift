import ChatProtocol
import GRDB
import Logging

/// Carries out batches of operations, each in one transaction; used by the writer thread alone.
final class BatchWriter {
    /// More operations than this make more than one transaction, so that nobody waits for long.
    static let maxBatchSize = 512

    private let database: ChatDatabase
    private let clock: any ServerClock
    private let stage: any CommitStage
    private let release: (Outbox, WriterRoom) -> Void
    private let room: WriterRoom
    private let logger: Logger

    init(
        database: ChatDatabase, room: WriterRoom, clock: any ServerClock, stage: any CommitStage, logger: Logger,
        release: @escaping (Outbox, WriterRoom) -> Void
    ) {
        self.database = database
        self.room = room
        self.clock = clock
        self.stage = stage
        self.logger = logger
        self.release = release
    }

    func carryOut(_ operations: [WriteOperation]) {
        room.lastBatchSize = operations.count
        var rest = operations[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Self.maxBatchSize)
            rest = rest.dropFirst(batch.count)
            carryOut(stage.arranged(batch))
        }
    }

    private enum Attempt {
        case committed
        /// Rolled back, because an operation failed after it had changed something.
        case spoiled(Refusal)
        /// Rolled back, because the commit failed.
        case failed
    }

    private func carryOut(_ batch: ArraySlice<WriteOperation>) {
        switch attempt(batch) {
        case .committed:
            break
        case .spoiled(let refusal) where batch.count == 1:
            refuse(batch, with: refusal)
        case .spoiled:
            for index in batch.indices { carryOut(batch[index...index]) }
        case .failed:
            refuse(batch, with: Refusal(.serverFailed))
        }
    }

    private func attempt(_ operations: ArraySlice<WriteOperation>) -> Attempt {
        database.withWriter { db in
            let unit = UnitOfWork(db, room: room, now: clock.now())
            do {
                // A deferred one would fail at its first change if another program had written meanwhile.
                try db.beginTransaction(.immediate)
                for operation in operations { try run(operation, in: unit) }
                try unit.sessions.writeChanges()
                try stage.run(
                    commit: {
                        try db.commit()
                        unit.committed()
                    },
                    release: { self.release(unit.outbox, self.room) })
                return .committed
            } catch let spoiled as Spoiled {
                rollBack(unit, db)
                return .spoiled(spoiled.refusal)
            } catch {
                logger.error("a commit failed", metadata: ["error": "\(error)", "operations": "\(operations.count)"])
                rollBack(unit, db)
                return .failed
            }
        }
    }

    private func run(_ operation: WriteOperation, in unit: UnitOfWork) throws {
        let changes = unit.changeCount
        let mark = unit.outbox.mark
        do {
            try operation.run(unit)
        } catch let refusal as Refusal where unit.changeCount == changes {
            unit.outbox.takeBack(to: mark)
            operation.refused(refusal, unit)
        } catch {
            let refusal = error as? Refusal
            if refusal == nil { logger.error("an operation failed", metadata: ["error": "\(error)"]) }
            throw Spoiled(refusal: refusal ?? Refusal(.serverFailed))
        }
    }

    private func rollBack(_ unit: UnitOfWork, _ db: Database) {
        unit.rolledBack()
        guard db.isInsideTransaction else { return }
        do {
            try db.rollback()
        } catch {
            logger.error("a rollback failed", metadata: ["error": "\(error)"])
        }
    }

    /// Answers operations of which nothing was done.
    private func refuse(_ operations: ArraySlice<WriteOperation>, with refusal: Refusal) {
        let outbox = database.withWriter { db in
            let unit = UnitOfWork(db, room: room, now: clock.now())
            for operation in operations { operation.refused(refusal, unit) }
            return unit.outbox
        }
        release(outbox, room)
    }

    private struct Spoiled: Error {
        let refusal: Refusal
    }
}
