export type Json =
  | string
  | number
  | boolean
  | null
  | { [key: string]: Json | undefined }
  | Json[]

export type Database = {
  public: {
    Tables: {
      api_settings: {
        Row: {
          exports_per_minute: number
          job_creator_calls_per_minute: number
          job_status_calls_per_minute: number
          only_row: boolean
        }
        Insert: {
          exports_per_minute?: number
          job_creator_calls_per_minute?: number
          job_status_calls_per_minute?: number
          only_row?: boolean
        }
        Update: {
          exports_per_minute?: number
          job_creator_calls_per_minute?: number
          job_status_calls_per_minute?: number
          only_row?: boolean
        }
        Relationships: []
      }
      chain_parts: {
        Row: {
          chain_id: string
          created_at: string
          job_id: string
          optional: boolean
          position: number
          project_id: string
          user_id: string
        }
        Insert: {
          chain_id: string
          created_at?: string
          job_id: string
          optional?: boolean
          position: number
          project_id: string
          user_id: string
        }
        Update: {
          chain_id?: string
          created_at?: string
          job_id?: string
          optional?: boolean
          position?: number
          project_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "chain_parts_job_id_fkey"
            columns: ["job_id"]
            isOneToOne: false
            referencedRelation: "jobs"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "chain_parts_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      character_sheets: {
        Row: {
          created_at: string
          document_id: string
          key: string
          sheet: NonNullable<Json>
          user_id: string
        }
        Insert: {
          created_at?: string
          document_id: string
          key: string
          sheet: NonNullable<Json>
          user_id: string
        }
        Update: {
          created_at?: string
          document_id?: string
          key?: string
          sheet?: NonNullable<Json>
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "character_sheets_document_id_fkey"
            columns: ["document_id"]
            isOneToOne: true
            referencedRelation: "documents"
            referencedColumns: ["id"]
          },
        ]
      }
      checkpoint_answers: {
        Row: {
          answer: string
          checkpoint_id: string
          created_at: string
          evaluated_at: string | null
          evaluation: Json | null
          id: string
          job_id: string
          owner_id: string
          question: string
          score: number | null
          training_id: string
          user_id: string
        }
        Insert: {
          answer: string
          checkpoint_id: string
          created_at?: string
          evaluated_at?: string | null
          evaluation?: Json | null
          id?: string
          job_id: string
          owner_id: string
          question: string
          score?: never
          training_id: string
          user_id: string
        }
        Update: {
          answer?: string
          checkpoint_id?: string
          created_at?: string
          evaluated_at?: string | null
          evaluation?: Json | null
          id?: string
          job_id?: string
          owner_id?: string
          question?: string
          score?: never
          training_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "checkpoint_answers_training_id_fkey"
            columns: ["training_id"]
            isOneToOne: false
            referencedRelation: "documents"
            referencedColumns: ["id"]
          },
        ]
      }
      dismissed_failures: {
        Row: {
          dismissed_at: string
          job_id: string
          run: number
          user_id: string
        }
        Insert: {
          dismissed_at?: string
          job_id: string
          run: number
          user_id: string
        }
        Update: {
          dismissed_at?: string
          job_id?: string
          run?: number
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "dismissed_failures_job_id_fkey"
            columns: ["job_id"]
            isOneToOne: true
            referencedRelation: "jobs"
            referencedColumns: ["id"]
          },
        ]
      }
      document_revisions: {
        Row: {
          content: NonNullable<Json>
          created_at: string
          created_by: string
          document_id: string
          revision: number
          title: string
          user_id: string
        }
        Insert: {
          content: NonNullable<Json>
          created_at?: string
          created_by: string
          document_id: string
          revision: number
          title: string
          user_id: string
        }
        Update: {
          content?: NonNullable<Json>
          created_at?: string
          created_by?: string
          document_id?: string
          revision?: number
          title?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "document_revisions_document_id_fkey"
            columns: ["document_id"]
            isOneToOne: false
            referencedRelation: "documents"
            referencedColumns: ["id"]
          },
        ]
      }
      documents: {
        Row: {
          content: NonNullable<Json>
          created_at: string
          id: string
          job_id: string | null
          project_id: string
          revision: number
          source: NonNullable<Json>
          title: string
          type: string
          updated_at: string
          user_id: string
        }
        Insert: {
          content: NonNullable<Json>
          created_at?: string
          id?: string
          job_id?: string | null
          project_id: string
          revision?: number
          source?: NonNullable<Json>
          title: string
          type: string
          updated_at?: string
          user_id: string
        }
        Update: {
          content?: NonNullable<Json>
          created_at?: string
          id?: string
          job_id?: string | null
          project_id?: string
          revision?: number
          source?: NonNullable<Json>
          title?: string
          type?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "documents_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      job_events: {
        Row: {
          created_at: string
          data: NonNullable<Json>
          id: number
          job_id: string
          task_id: string | null
          type: string
          user_id: string
        }
        Insert: {
          created_at?: string
          data?: NonNullable<Json>
          id?: never
          job_id: string
          task_id?: string | null
          type: string
          user_id: string
        }
        Update: {
          created_at?: string
          data?: NonNullable<Json>
          id?: never
          job_id?: string
          task_id?: string | null
          type?: string
          user_id?: string
        }
        Relationships: []
      }
      job_kinds: {
        Row: {
          estimate_high_seconds: number
          estimate_low_seconds: number
          input_documents: NonNullable<Json>
          kind: string
          max_attempts: number
          priority: number
          stages: NonNullable<Json>
          title: string
        }
        Insert: {
          estimate_high_seconds: number
          estimate_low_seconds: number
          input_documents?: NonNullable<Json>
          kind: string
          max_attempts?: number
          priority?: number
          stages: NonNullable<Json>
          title: string
        }
        Update: {
          estimate_high_seconds?: number
          estimate_low_seconds?: number
          input_documents?: NonNullable<Json>
          kind?: string
          max_attempts?: number
          priority?: number
          stages?: NonNullable<Json>
          title?: string
        }
        Relationships: []
      }
      job_settings: {
        Row: {
          backoff_base_ms: number
          backoff_max_ms: number
          broadcast_every_ms: number
          cron_log_days: number
          lease_seconds: number
          max_continuations: number
          max_events_per_job: number
          max_live_jobs_per_user: number
          max_running_tasks: number
          max_running_tasks_per_user: number
          max_stalls: number
          max_tasks_per_job: number
          only_row: boolean
          retention_days: number
          retry_after_max_ms: number
        }
        Insert: {
          backoff_base_ms?: number
          backoff_max_ms?: number
          broadcast_every_ms?: number
          cron_log_days?: number
          lease_seconds?: number
          max_continuations?: number
          max_events_per_job?: number
          max_live_jobs_per_user?: number
          max_running_tasks?: number
          max_running_tasks_per_user?: number
          max_stalls?: number
          max_tasks_per_job?: number
          only_row?: boolean
          retention_days?: number
          retry_after_max_ms?: number
        }
        Update: {
          backoff_base_ms?: number
          backoff_max_ms?: number
          broadcast_every_ms?: number
          cron_log_days?: number
          lease_seconds?: number
          max_continuations?: number
          max_events_per_job?: number
          max_live_jobs_per_user?: number
          max_running_tasks?: number
          max_running_tasks_per_user?: number
          max_stalls?: number
          max_tasks_per_job?: number
          only_row?: boolean
          retention_days?: number
          retry_after_max_ms?: number
        }
        Relationships: []
      }
      job_tasks: {
        Row: {
          attempt: number
          completed_by: string | null
          completed_event: number | null
          completed_token: string | null
          continuations: number
          created_at: string
          error_code: string | null
          error_message: string | null
          errors: number
          finished_at: string | null
          id: string
          input: NonNullable<Json>
          job_id: string
          output: Json | null
          position: number
          priority: number
          stage: string
          stage_index: number
          stalls: number
          started_at: string | null
          status: string
          turn: number
          usage: Json | null
          user_id: string
        }
        Insert: {
          attempt?: number
          completed_by?: string | null
          completed_event?: number | null
          completed_token?: string | null
          continuations?: number
          created_at?: string
          error_code?: string | null
          error_message?: string | null
          errors?: number
          finished_at?: string | null
          id?: string
          input?: NonNullable<Json>
          job_id: string
          output?: Json | null
          position: number
          priority: number
          stage: string
          stage_index: number
          stalls?: number
          started_at?: string | null
          status?: string
          turn: number
          usage?: Json | null
          user_id: string
        }
        Update: {
          attempt?: number
          completed_by?: string | null
          completed_event?: number | null
          completed_token?: string | null
          continuations?: number
          created_at?: string
          error_code?: string | null
          error_message?: string | null
          errors?: number
          finished_at?: string | null
          id?: string
          input?: NonNullable<Json>
          job_id?: string
          output?: Json | null
          position?: number
          priority?: number
          stage?: string
          stage_index?: number
          stalls?: number
          started_at?: string | null
          status?: string
          turn?: number
          usage?: Json | null
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "job_tasks_job_id_fkey"
            columns: ["job_id"]
            isOneToOne: false
            referencedRelation: "jobs"
            referencedColumns: ["id"]
          },
        ]
      }
      jobs: {
        Row: {
          acknowledged_at: string | null
          broadcast_at: string
          broadcast_version: number
          continuations: number
          created_at: string
          depends_on: string[]
          error_code: string | null
          error_message: string | null
          errors: number
          estimate_high_seconds: number
          estimate_low_seconds: number
          finished_at: string | null
          id: string
          idempotency_key: string | null
          input: NonNullable<Json>
          input_hash: string
          kind: string
          message: string
          priority: number
          progress: number
          project_id: string
          result: Json | null
          retry_at: string | null
          run: number
          stage: string
          stalls: number
          started_at: string | null
          status: string
          tasks_done: number
          tasks_total: number
          title: string
          updated_at: string
          user_id: string
          version: number
        }
        Insert: {
          acknowledged_at?: string | null
          broadcast_at?: string
          broadcast_version?: number
          continuations?: number
          created_at?: string
          depends_on?: string[]
          error_code?: string | null
          error_message?: string | null
          errors?: number
          estimate_high_seconds: number
          estimate_low_seconds: number
          finished_at?: string | null
          id?: string
          idempotency_key?: string | null
          input: NonNullable<Json>
          input_hash: string
          kind: string
          message: string
          priority: number
          progress?: number
          project_id: string
          result?: Json | null
          retry_at?: string | null
          run?: number
          stage: string
          stalls?: number
          started_at?: string | null
          status?: string
          tasks_done?: number
          tasks_total?: number
          title: string
          updated_at?: string
          user_id: string
          version?: number
        }
        Update: {
          acknowledged_at?: string | null
          broadcast_at?: string
          broadcast_version?: number
          continuations?: number
          created_at?: string
          depends_on?: string[]
          error_code?: string | null
          error_message?: string | null
          errors?: number
          estimate_high_seconds?: number
          estimate_low_seconds?: number
          finished_at?: string | null
          id?: string
          idempotency_key?: string | null
          input?: NonNullable<Json>
          input_hash?: string
          kind?: string
          message?: string
          priority?: number
          progress?: number
          project_id?: string
          result?: Json | null
          retry_at?: string | null
          run?: number
          stage?: string
          stalls?: number
          started_at?: string | null
          status?: string
          tasks_done?: number
          tasks_total?: number
          title?: string
          updated_at?: string
          user_id?: string
          version?: number
        }
        Relationships: [
          {
            foreignKeyName: "jobs_kind_fkey"
            columns: ["kind"]
            isOneToOne: false
            referencedRelation: "job_kinds"
            referencedColumns: ["kind"]
          },
          {
            foreignKeyName: "jobs_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      media: {
        Row: {
          bytes: number
          created_at: string
          id: string
          name: string
          pages: number | null
          path: string
          pieces_ready_at: string | null
          pixels: number | null
          project_id: string
          ready_at: string | null
          reason: string | null
          seconds: number | null
          sha256: string
          status: string
          type: string
          updated_at: string
          user_id: string
        }
        Insert: {
          bytes: number
          created_at?: string
          id?: string
          name: string
          pages?: number | null
          path?: never
          pieces_ready_at?: string | null
          pixels?: number | null
          project_id: string
          ready_at?: string | null
          reason?: string | null
          seconds?: number | null
          sha256: string
          status?: string
          type: string
          updated_at?: string
          user_id: string
        }
        Update: {
          bytes?: number
          created_at?: string
          id?: string
          name?: string
          pages?: number | null
          path?: never
          pieces_ready_at?: string | null
          pixels?: number | null
          project_id?: string
          ready_at?: string | null
          reason?: string | null
          seconds?: number | null
          sha256?: string
          status?: string
          type?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "media_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      media_pieces: {
        Row: {
          bytes: number
          created_at: string
          id: string
          media_id: string
          path: string
          peak: number | null
          position: number
          project_id: string
          ready_at: string | null
          seconds: number
          sha256: string
          start_seconds: number
          status: string
          type: string
          user_id: string
        }
        Insert: {
          bytes: number
          created_at?: string
          id?: string
          media_id: string
          path?: never
          peak?: number | null
          position: number
          project_id: string
          ready_at?: string | null
          seconds: number
          sha256: string
          start_seconds: number
          status?: string
          type: string
          user_id: string
        }
        Update: {
          bytes?: number
          created_at?: string
          id?: string
          media_id?: string
          path?: never
          peak?: number | null
          position?: number
          project_id?: string
          ready_at?: string | null
          seconds?: number
          sha256?: string
          start_seconds?: number
          status?: string
          type?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "media_pieces_media_id_fkey"
            columns: ["media_id"]
            isOneToOne: false
            referencedRelation: "media"
            referencedColumns: ["id"]
          },
        ]
      }
      media_settings: {
        Row: {
          earlier_narration_hours: number
          id: boolean
          max_files_per_project: number
          max_piece_bytes: number
          max_pieces: number
          piece_overlap_seconds: number
          piece_seconds: number
          unfinished_hours: number
          unneeded_speech_days: number
        }
        Insert: {
          earlier_narration_hours?: number
          id?: boolean
          max_files_per_project?: number
          max_piece_bytes?: number
          max_pieces?: number
          piece_overlap_seconds?: number
          piece_seconds?: number
          unfinished_hours?: number
          unneeded_speech_days?: number
        }
        Update: {
          earlier_narration_hours?: number
          id?: boolean
          max_files_per_project?: number
          max_piece_bytes?: number
          max_pieces?: number
          piece_overlap_seconds?: number
          piece_seconds?: number
          unfinished_hours?: number
          unneeded_speech_days?: number
        }
        Relationships: []
      }
      media_videos: {
        Row: {
          asset_id: string
          created_at: string
          job_id: string
          media_id: string
          playback_id: string | null
          status: string
          updated_at: string
          user_id: string
        }
        Insert: {
          asset_id: string
          created_at?: string
          job_id: string
          media_id: string
          playback_id?: string | null
          status?: string
          updated_at?: string
          user_id: string
        }
        Update: {
          asset_id?: string
          created_at?: string
          job_id?: string
          media_id?: string
          playback_id?: string | null
          status?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "media_videos_media_id_fkey"
            columns: ["media_id"]
            isOneToOne: true
            referencedRelation: "media"
            referencedColumns: ["id"]
          },
        ]
      }
      projects: {
        Row: {
          created_at: string
          id: string
          title: string
          updated_at: string
          user_id: string
        }
        Insert: {
          created_at?: string
          id?: string
          title: string
          updated_at?: string
          user_id?: string
        }
        Update: {
          created_at?: string
          id?: string
          title?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: []
      }
      reading_progress: {
        Row: {
          answers: NonNullable<Json>
          document_id: string
          segment_id: string | null
          updated_at: string
          user_id: string
        }
        Insert: {
          answers?: NonNullable<Json>
          document_id: string
          segment_id?: string | null
          updated_at?: string
          user_id: string
        }
        Update: {
          answers?: NonNullable<Json>
          document_id?: string
          segment_id?: string | null
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "reading_progress_document_id_fkey"
            columns: ["document_id"]
            isOneToOne: false
            referencedRelation: "documents"
            referencedColumns: ["id"]
          },
        ]
      }
      spoken_pieces: {
        Row: {
          bytes: number
          created_at: string
          id: string
          key: string
          needed_at: string
          path: string
          project_id: string
          rate: number
          ready_at: string | null
          samples: number
          user_id: string
        }
        Insert: {
          bytes: number
          created_at?: string
          id?: string
          key: string
          needed_at?: string
          path?: never
          project_id: string
          rate: number
          ready_at?: string | null
          samples: number
          user_id: string
        }
        Update: {
          bytes?: number
          created_at?: string
          id?: string
          key?: string
          needed_at?: string
          path?: never
          project_id?: string
          rate?: number
          ready_at?: string | null
          samples?: number
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: "spoken_pieces_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      story_pictures: {
        Row: {
          alt: string
          asked_at: string
          bytes: number
          created_at: string
          document_id: string
          height: number
          id: string
          job_id: string
          key: string
          path: string
          project_id: string
          ready_at: string | null
          segment_id: string
          style: string
          type: string
          user_id: string
          width: number
        }
        Insert: {
          alt: string
          asked_at: string
          bytes: number
          created_at?: string
          document_id: string
          height: number
          id?: string
          job_id: string
          key: string
          path?: never
          project_id: string
          ready_at?: string | null
          segment_id: string
          style: string
          type: string
          user_id: string
          width: number
        }
        Update: {
          alt?: string
          asked_at?: string
          bytes?: number
          created_at?: string
          document_id?: string
          height?: number
          id?: string
          job_id?: string
          key?: string
          path?: never
          project_id?: string
          ready_at?: string | null
          segment_id?: string
          style?: string
          type?: string
          user_id?: string
          width?: number
        }
        Relationships: [
          {
            foreignKeyName: "story_pictures_document_id_fkey"
            columns: ["document_id"]
            isOneToOne: false
            referencedRelation: "documents"
            referencedColumns: ["id"]
          },
          {
            foreignKeyName: "story_pictures_project_id_fkey"
            columns: ["project_id"]
            isOneToOne: false
            referencedRelation: "projects"
            referencedColumns: ["id"]
          },
        ]
      }
      upload_limits: {
        Row: {
          max_bytes: number
          max_pages: number | null
          max_pixels: number | null
          max_seconds: number | null
          medium: string
        }
        Insert: {
          max_bytes: number
          max_pages?: number | null
          max_pixels?: number | null
          max_seconds?: number | null
          medium: string
        }
        Update: {
          max_bytes?: number
          max_pages?: number | null
          max_pixels?: number | null
          max_seconds?: number | null
          medium?: string
        }
        Relationships: []
      }
    }
    Views: {
      [_ in never]: never
    }
    Functions: {
      acknowledge_jobs: { Args: { job_ids: string[] }; Returns: Json }
      announce_media_pieces: {
        Args: { media_id: string; pieces: Json }
        Returns: Json
      }
      begin_spoken_piece: {
        Args: { key: string; rate: number; samples: number; task_id: string }
        Returns: Json
      }
      begin_story_picture: {
        Args: { document_id: string; picture: Json; task_id: string }
        Returns: Json
      }
      broadcast_jobs: { Args: { job_ids: string[] }; Returns: undefined }
      cancel_chain: { Args: { chain_id: string; part?: number }; Returns: Json }
      cancel_job: { Args: { job_id: string }; Returns: Json }
      claim_tasks: {
        Args: { max_tasks: number; worker_id: string }
        Returns: Json
      }
      complete_and_claim: {
        Args: { completions: Json; max_tasks: number; worker_id: string }
        Returns: Json
      }
      complete_task: {
        Args: {
          finish?: Json
          lease_token: string
          next_tasks?: Json
          output: Json
          task_id: string
          usage?: Json
        }
        Returns: Json
      }
      complete_tasks: { Args: { completions: Json }; Returns: Json }
      count_api_call: { Args: { function: string }; Returns: undefined }
      create_document: {
        Args: {
          content: Json
          project_id: string
          source?: Json
          title: string
          type: string
        }
        Returns: Json
      }
      create_media: {
        Args: {
          bytes: number
          name: string
          pages?: number
          pixels?: number
          project_id: string
          seconds?: number
          sha256: string
          type: string
        }
        Returns: Json
      }
      delete_document: { Args: { document_id: string }; Returns: undefined }
      delete_media: { Args: { media_id: string }; Returns: undefined }
      dismiss_failure: { Args: { job_id: string }; Returns: Json }
      drop_video: { Args: { asset_id: string }; Returns: undefined }
      enqueue_job: {
        Args: {
          depends_on?: string[]
          idempotency_key?: string
          input: Json
          kind: string
          priority?: number
          project_id: string
        }
        Returns: Json
      }
      extend_leases: {
        Args: { leases: Json; worker_id: string }
        Returns: Json
      }
      fail_task: {
        Args: {
          code: string
          lease_token: string
          message: string
          retry_after_ms?: number
          retryable: boolean
          task_id: string
          usage?: Json
        }
        Returns: Json
      }
      find_character_sheet: {
        Args: { document_id: string; key: string; task_id: string }
        Returns: Json
      }
      find_spoken_pieces: {
        Args: { keys: string[]; task_id: string }
        Returns: Json
      }
      find_story_pictures: {
        Args: { again: boolean; keys: string[]; task_id: string }
        Returns: Json
      }
      finish_media: { Args: { media_id: string }; Returns: Json }
      finish_media_pieces: {
        Args: { count: number; media_id: string }
        Returns: Json
      }
      finish_spoken_piece: { Args: { piece_id: string }; Returns: Json }
      finish_story_picture: { Args: { picture_id: string }; Returns: Json }
      finish_video: {
        Args: { asset_id: string; playback_id: string }
        Returns: boolean
      }
      forget_videos: { Args: { asset_ids: string[] }; Returns: undefined }
      get_job: { Args: { job_id: string }; Returns: Json }
      get_job_parts: {
        Args: { after_event?: number; job_id: string }
        Returns: Json
      }
      get_job_silence: { Args: { job_id: string }; Returns: Json }
      get_reading_progress: { Args: { document_id: string }; Returns: Json }
      hurry_video: { Args: { asset_id: string }; Returns: string }
      is_operator: { Args: Record<PropertyKey, never>; Returns: boolean }
      job_metrics: { Args: Record<PropertyKey, never>; Returns: Json }
      keep_character_sheet: {
        Args: { document_id: string; key: string; sheet: Json; task_id: string }
        Returns: Json
      }
      keep_document: {
        Args: {
          content: Json
          lease_token: string
          task_id: string
          title: string
          type: string
        }
        Returns: string
      }
      keep_reading_progress: {
        Args: { answers?: Json; document_id: string; segment_id?: string }
        Returns: Json
      }
      keep_video: {
        Args: { asset_id: string; job_id: string; media_id: string }
        Returns: boolean
      }
      list_answers: { Args: { training_id: string }; Returns: Json }
      list_chains: { Args: { project_id?: string }; Returns: Json }
      list_jobs: {
        Args: {
          cursor?: string
          max_jobs?: number
          project_id?: string
          status?: string
        }
        Returns: Json
      }
      list_story_pictures: { Args: { document_id: string }; Returns: Json }
      operator_cancel_job: { Args: { job_id: string }; Returns: Json }
      operator_get_job: { Args: { job_id: string }; Returns: Json }
      operator_list_jobs: {
        Args: { kind?: string; search?: string; status?: string }
        Returns: Json
      }
      operator_overview: { Args: Record<PropertyKey, never>; Returns: Json }
      operator_retry_job: { Args: { job_id: string }; Returns: Json }
      purge_jobs: { Args: Record<PropertyKey, never>; Returns: Json }
      purge_media: { Args: Record<PropertyKey, never>; Returns: Json }
      queue_health: { Args: Record<PropertyKey, never>; Returns: Json }
      release_tasks: { Args: { leases: Json }; Returns: Json }
      retry_chain: { Args: { chain_id: string; part?: number }; Returns: Json }
      retry_job: { Args: { job_id: string }; Returns: Json }
      save_document: {
        Args: {
          base_revision: number
          content: Json
          document_id: string
          keep_previous?: boolean
          title: string
        }
        Returns: Json
      }
      set_operator: {
        Args: { email: string; is_operator: boolean }
        Returns: boolean
      }
      start_chain: {
        Args: { idempotency_key?: string; parts: Json; project_id: string }
        Returns: Json
      }
      start_jobs: { Args: { job_ids: string[] }; Returns: Json }
      sweep_jobs: { Args: Record<PropertyKey, never>; Returns: Json }
      training_results: { Args: { training_id: string }; Returns: Json }
      unwanted_videos: { Args: Record<PropertyKey, never>; Returns: Json }
    }
    Enums: {
      [_ in never]: never
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] &
        DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] &
        DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends {
  schema: keyof DatabaseWithoutInternals
}
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {},
  },
} as const
